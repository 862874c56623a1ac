import { nearest } from '../text/nearest.js';

/** Commander's message on a value that is none of the choices. */
const CHOICES = /'([^']*)' is invalid[^.]*\. Allowed choices are (.+)\.$/;

/** A message on a bad value with the nearest choice behind it, where there are choices and one is near. */
export function withNearestChoice(message: string): string {
  const [, given = '', choices = ''] = CHOICES.exec(message) ?? [];
  const meant = choices === '' ? undefined : nearest(given, choices.split(', '));
  return meant === undefined ? message : `${message} (Did you mean ${meant}?)`;
}

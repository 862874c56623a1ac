import { Observations, weightsByNumber } from '../observations.js';
import { PLACE_FEATURES, PLACES, placeFeatures } from './link-features.js';

/** Weights of the features of links, laid out for adding up. */
export interface LinkModel {
  /** Weight of each feature by its number. */
  byNumber: Float64Array;
  /** `place * PLACE_FEATURES` and on: what the features of a place give; 0 where it has fewer. */
  places: Float64Array;
}

function laidOut(weights: Readonly<Record<string, number>>): LinkModel {
  const byNumber = weightsByNumber(weights);
  const places = new Float64Array(PLACES * PLACE_FEATURES);
  const found = new Observations();
  for (let place = 0; place < PLACES; place++) {
    placeFeatures(place, found);
    places.set(found.takeEach(byNumber), place * PLACE_FEATURES);
  }
  return { byNumber, places };
}

const models = new WeakMap<Readonly<Record<string, number>>, LinkModel>();

/** @param weights of the features by name; the same for every page */
export function linkModelOf(weights: Readonly<Record<string, number>>): LinkModel {
  let model = models.get(weights);
  if (model === undefined) {
    model = laidOut(weights);
    models.set(weights, model);
  }
  return model;
}

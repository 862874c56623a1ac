/** Log-odds that an article begins with a text (lead.ts). Fitted by tools/fit/seams.ts on 213872 samples. */
// biome-ignore format: one feature a line
export const LEAD_WEIGHTS: Readonly<Record<string, number>> = {
  "connective": -1.51,
  "dash": -0.85,
  "definite": -0.86,
  "given-name": 0.21,
  "honorific": 1.13,
  "imperfect": 0.91,
  "item": -0.46,
  "names-day": 1.1,
  "opener": 1.68,
  "perfect": 2.39,
  "points-back": -1.22,
  "pronouns": -0.63,
  "question": 0.1,
  "quote": 0.95,
  "saying": -0.66,
  "saying-next": -0.55,
  "weekday": 0.97,
  "weight": -0.87,
  "with-feh": -0.11,
  "with-waw": -1.28,
};

/** English words that are in every text and tell nothing about it. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about all also am an and any are as at be been but by can could did do does doing each for from get give had has have
  having he her here hers him his how i if in into is it its just list many me more most much my no nor not of on only or
  other our out over own per please same she should show so some such tell than that the their them then there these they
  this those through to too under until up us very was we were what when where which while who whom why will with would
  you your`.split(/\s+/),
);

export const determiners =
  'the|all|a|an|any|every|each|their|its|his|her|of|or|both|following|respective|corresponding|these|those|our|such|also';

export const distinctWords = 'distinct|different|unique|various';

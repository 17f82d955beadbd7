/** Words that business English uses for one thing. A name of the schema always comes first; these only when no name fits. */
const groups: string[][] = [
  ['customer', 'client', 'buyer', 'shopper', 'consumer', 'patron'],
  ['employee', 'staff', 'worker', 'personnel', 'staff member', 'employee member'],
  ['salesperson', 'sales representative', 'sales rep', 'seller', 'sale person', 'sale representative', 'sale rep'],
  ['country', 'nation'],
  ['gender', 'sex'],
  ['phone', 'telephone', 'phone number', 'telephone number', 'cell number', 'mobile number'],
  ['email', 'email address', 'mail address', 'e mail'],
  ['birth date', 'date of birth', 'birthday', 'birthdate', 'date birth', 'birth day'],
  ['zip code', 'postal code', 'post code', 'zip', 'postcode', 'zipcode'],
  ['salary', 'wage', 'pay', 'earning', 'income', 'compensation'],
  ['price', 'cost', 'fee', 'fare'],
  ['shop', 'store', 'outlet'],
  ['product', 'item', 'good', 'article'],
  ['supplier', 'vendor'],
  ['film', 'movie'],
  ['car', 'vehicle', 'automobile'],
  ['teacher', 'instructor', 'lecturer', 'professor', 'faculty'],
  ['student', 'pupil', 'learner'],
  ['school', 'college'],
  ['doctor', 'physician'],
  ['company', 'firm', 'business', 'corporation', 'enterprise'],
  ['author', 'writer'],
  ['book', 'publication'],
  ['paper', 'publication', 'article'],
  ['song', 'track'],
  ['genre', 'style'],
  ['rating', 'score', 'star'],
  ['weight', 'mass'],
  ['duration', 'length'],
  ['location', 'place'],
  ['surname', 'last name', 'family name'],
  ['forename', 'first name', 'given name'],
  ['type', 'kind', 'category', 'class', 'sort'],
  ['food type', 'cuisine', 'food', 'cuisine type'],
  ['quantity', 'unit'],
  ['description', 'detail'],
  ['site', 'location', 'facility'],
  ['energy', 'consumption', 'kwh', 'electricity', 'power consumption', 'usage', 'energy use', 'energy consumption'],
  ['device', 'meter', 'sensor'],
  ['id', 'identifier', 'identification number', 'key', 'identity'],
  ['ownership', 'owner'],
  ['boss', 'manager', 'supervisor'],
  ['hometown', 'home town', 'home city'],
  ['sign up', 'signup', 'registration'],
  ['sign up date', 'signup date', 'registration date', 'created', 'created at', 'join date'],
  ['payment', 'amount paid'],
  ['start date', 'begin date', 'starting date', 'date from', 'start time'],
  ['end date', 'ending date', 'date to', 'finish date', 'end time'],
  ['max', 'maximum'],
  ['min', 'minimum'],
  ['average', 'mean'],
  ['hire date', 'hiring date', 'date hired', 'hired date'],
  ['capacity', 'seat'],
  ['decoration', 'decor'],
  ['occupancy', 'people', 'guest'],
  ['job', 'position', 'role'],
  ['job title', 'title', 'position', 'occupation'],
  ['region', 'area', 'territory'],
  ['state', 'province'],
  ['town', 'city'],
  ['pet', 'animal'],
  ['dorm', 'dormitory'],
  ['flight number', 'flight no'],
];

const synonyms = new Map<string, Set<string>>();

for (const group of groups) {
  for (const phrase of group) {
    const others = synonyms.get(phrase) ?? new Set<string>();
    for (const other of group) if (other !== phrase) others.add(other);
    synonyms.set(phrase, others);
  }
}

/** Other ways to say a phrase, given and returned as words in their singular. */
export function synonymsOf(phrase: string): ReadonlySet<string> {
  return synonyms.get(phrase) ?? none;
}

const none: ReadonlySet<string> = new Set();

/** What the money of a business is called, and the columns that hold it, best first. */
export const moneyWords: ReadonlySet<string> = new Set(['revenue', 'sale', 'turnover', 'takings']);

/** An adjective that orders rows, the columns it can mean, and which end it names. */
export interface Superlative {
  columns: string[];
  dir: 'asc' | 'desc';
  /** Columns that mean the same seen from the other end: the oldest has the earliest date of birth. */
  reversed?: string[];
}

export const superlatives: Record<string, Superlative> = {
  oldest: {
    columns: ['age'],
    dir: 'desc',
    reversed: ['birth date', 'date of birth', 'birthday', 'founded', 'birth year', 'year', 'date'],
  },
  youngest: { columns: ['age'], dir: 'asc', reversed: ['birth date', 'date of birth', 'birthday', 'birth year'] },
  tallest: { columns: ['height'], dir: 'desc' },
  shortest: { columns: ['height', 'length', 'duration', 'distance', 'minute', 'page', 'km'], dir: 'asc' },
  longest: { columns: ['length', 'duration', 'distance', 'time', 'minute', 'page', 'km'], dir: 'desc' },
  heaviest: { columns: ['weight'], dir: 'desc' },
  lightest: { columns: ['weight'], dir: 'asc' },
  cheapest: { columns: ['price', 'cost', 'fee', 'fare', 'rate', 'total', 'amount'], dir: 'asc' },
  priciest: { columns: ['price', 'cost', 'fee', 'fare', 'rate'], dir: 'desc' },
  costliest: { columns: ['price', 'cost', 'fee', 'fare', 'rate'], dir: 'desc' },
  fastest: { columns: ['speed'], dir: 'desc', reversed: ['time', 'duration'] },
  slowest: { columns: ['speed'], dir: 'asc', reversed: ['time', 'duration'] },
  wealthiest: { columns: ['wealth', 'income', 'balance'], dir: 'desc' },
  richest: { columns: ['wealth', 'income', 'balance'], dir: 'desc' },
  hottest: { columns: ['temperature'], dir: 'desc' },
  coldest: { columns: ['temperature'], dir: 'asc' },
  deepest: { columns: ['depth'], dir: 'desc' },
  widest: { columns: ['width'], dir: 'desc' },
};

/** Adjectives that name an end of time. */
export const timeSuperlatives: Record<string, 'asc' | 'desc'> = {
  latest: 'desc',
  newest: 'desc',
  earliest: 'asc',
  soonest: 'asc',
};

/** Adjectives that cannot be read without knowing by what. */
export const vagueWords: ReadonlySet<string> = new Set([
  'best',
  'worst',
  'top',
  'popular',
  'recent',
  'largest',
  'biggest',
  'smallest',
  'greatest',
  'leading',
  'important',
  'valuable',
  'loyal',
  'active',
  'frequent',
  'successful',
  'good',
  'bad',
  'big',
  'small',
  'large',
  'high',
  'low',
  'late',
  'early',
]);

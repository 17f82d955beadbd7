import pluralize from 'pluralize';
import { stemmer } from 'stemmer';

const lemmas = new Map<string, string>();

const stems = new Map<string, string>();

const irregular: Record<string, string> = {
  staff: 'staff',
  staffs: 'staff',
  data: 'data',
  media: 'media',
  status: 'status',
  statuses: 'status',
  bus: 'bus',
  gas: 'gas',
  has: 'has',
  was: 'was',
  is: 'is',
  does: 'does',
  this: 'this',
  its: 'its',
  his: 'his',
  lens: 'lens',
  less: 'less',
  plus: 'plus',
  kwh: 'kwh',
  sales: 'sale',
  series: 'series',
  news: 'news',
  campus: 'campus',
  bonus: 'bonus',
  means: 'means',
  us: 'us',
  as: 'as',
};

/** The singular of a word, in small letters. */
export function lemmaOf(word: string): string {
  const known = lemmas.get(word);
  if (known !== undefined) return known;
  const lower = word.toLowerCase();
  const lemma = irregular[lower] ?? (/^[a-z]{3,}$/.test(lower) ? pluralize.singular(lower) : lower);
  remember(lemmas, word, lemma);
  return lemma;
}

/** What the forms of a word have in common: `publish` of `published`. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const lemma = lemmaOf(word);
  const agent = /^[a-z]{4,}(?:ct|at)or$/.test(lemma) ? lemma.slice(0, -2) : lemma;
  const stem = /^[a-z]{4,}$/.test(agent) ? stemmer(agent) : agent;
  remember(stems, word, stem);
  return stem;
}

function remember(cache: Map<string, string>, word: string, form: string): void {
  if (cache.size > 50_000) cache.clear();
  cache.set(word, form);
}

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];

const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

export const numberWords = new Map<string, number>([
  ...small.map((word, index): [string, number] => [word, index]),
  ...tens.map((word, index): [string, number] => [word, (index + 2) * 10]),
]);

export const scaleWords = new Map<string, number>([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
  ['dozen', 12],
]);

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that carry structure, not content: dropping one changes nothing that the rules have not read already. */
export const harmlessWords = list(`
  a an the this that these those such all any every of for in on at to from by with within among across into onto about around over
  under during per via and or as is are was were be been being am do does did done has have had having can could would will shall
  should may might must i me my we us our you your they them their theirs he she his her it its who whom whose which what where when
  there here please also too only just then so exactly actually currently current now present presently corresponding respective
  respectively associated related together along well entire whole available given existing existent following
  kind kinds list lists result results record records row rows entry entries information info data database databases table tables
  system file files
  one ones each both either own owned different distinct unique same various several some many much how 's ' along out up off if
  shown listed recorded stored find give show return get tell display provide retrieve fetch want need know like see look select
  named called based using used use ever been yet already located made make makes making
  including include includes included involved belonging belong belongs according correspond corresponds in-depth full
  far still yet through covered employ employs anything anyone took place
  could're we've i'd let's let sure thanks thank hello hi hey kindly question answer
`);

/** Verbs that only say that two things are related; which way they are is read from the keys between them. */
export const relationVerbs = list(`
  have has had having own owns owned owning hold holds held holding contain contains contained containing include includes belong
  belongs belonging live lives lived living work works worked working stay stays stayed staying study studies studying attend attends
  attended attending enroll enrolls enrolled enrolling register registers registered registering take takes took taken taking teach
  teaches taught teaching play plays played playing perform performs performed performing sing sings sang sung use uses used using
  speak speaks spoke spoken speaking serve serves served serving offer offers offered offering sell sells sold selling buy buys bought
  buying purchase purchases purchased purchasing order orders ordered ordering place places placed placing make makes made making
  book books booked booking reserve reserves reserved reserving rent rents rented renting visit visits visited visiting pay pays paid
  paying receive receives received receiving send sends sent sending get gets got gotten write writes wrote written writing publish
  publishes published publishing produce produces produced producing release releases released releasing create creates created
  creating supply supplies supplied supplying deliver delivers delivered provide provides provided supporting support supports
  supported help helps helped hire hires hired hiring employ employs employed employing assign assigns assigned assigning locate
  located situated based come comes came coming originate originates originated participate participates participated participating
  compete competes competed win wins won winning join joins joined run runs ran running operate operates operated operating happen
  happens happened occur occurs occurred occurring held appear appears appeared appearing exist exists existing
  associate associated relate related link linked connect connected pertain feature features featured featuring show shows showed
  shown showing list lists listed carry carries carried carrying consist consists consisting comprise comprises involve involves
  involved consume consumes consumed consuming generate generates generated record records recorded made make done do did file files
  filed issue issues issued issuing submit submitted open opens opened opening raise raised log logged stock stocks stocked stocking
  keep keeps kept store stores stored ship ships shipped accept accepts accepted collect collects collected acquire acquired
  transact transacted spend earn sign signed stand stands bring brings brought give gives gave given borrow borrows borrowed
  handle handles handled handling leave leaves left drive drives drove driven driving
  return returned returns check member corresponding go goes went travel travels traveled contribute contributed receive land lands
`);

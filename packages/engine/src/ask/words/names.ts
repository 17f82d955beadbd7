import { expandAbbreviation } from '../../learn/names.ts';
import { lemmaOf } from './words.ts';

const abbreviations: Record<string, string> = {
  qty: 'quantity',
  amt: 'amount',
  dt: 'date',
  cust: 'customer',
  dept: 'department',
  emp: 'employee',
  num: 'number',
  nbr: 'number',
  no: 'number',
  avg: 'average',
  max: 'maximum',
  min: 'minimum',
  addr: 'address',
  desc: 'description',
  descr: 'description',
  cat: 'category',
  prod: 'product',
  inv: 'invoice',
  acct: 'account',
  acc: 'account',
  tx: 'transaction',
  txn: 'transaction',
  trx: 'transaction',
  ts: 'time',
  tel: 'telephone',
  pct: 'percent',
  perc: 'percent',
  fname: 'first name',
  lname: 'last name',
  mname: 'middle name',
  dob: 'date birth',
  mgr: 'manager',
  org: 'organization',
  cd: 'code',
  yr: 'year',
  mo: 'month',
  wk: 'week',
  hr: 'hour',
  hrs: 'hour',
  temp: 'temperature',
  lat: 'latitude',
  lng: 'longitude',
  long: 'longitude',
  lon: 'longitude',
  crtd: 'created',
  upd: 'updated',
  usr: 'user',
  pwd: 'password',
  img: 'image',
  apt: 'apartment',
  indep: 'independence',
  ref: 'reference',
  stu: 'student',
  res: 'restaurant',
  msg: 'message',
  freq: 'frequency',
  vol: 'volume',
  wt: 'weight',
  ht: 'height',
  gov: 'government',
  govt: 'government',
  mfr: 'manufacturer',
  mfg: 'manufacturing',
  std: 'standard',
  doc: 'document',
  pop: 'population',
  loc: 'location',
  pos: 'position',
  tot: 'total',
  val: 'value',
  rcpt: 'receipt',
  sched: 'schedule',
  firstname: 'first name',
  lastname: 'last name',
  fullname: 'full name',
  lname2: 'last name',
  username: 'username',
  startdate: 'start date',
  enddate: 'end date',
  fst: 'first',
  lst: 'last',
  lic: 'license',
  cls: 'class',
  len: 'length',
  pax: 'passenger',
  veh: 'vehicle',
};

/** The words of a table's or column's name: `CustOrderDt` gives customer, order, date. */
export function nameWords(name: string): string[] {
  const parts = name
    .replace(/^([fl])_?name$/i, (_, part: string) => (part.toLowerCase() === 'f' ? 'first_name' : 'last_name'))
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((part) => part !== '');
  return parts.flatMap((part) => (abbreviations[part] ?? expandAbbreviation(part) ?? part).split(' ').map(lemmaOf));
}

/** A name as a person would say it: `date of birth`, `unit price`. */
export function spokenName(name: string): string {
  return name
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\d]+/u)
    .filter((part) => part !== '')
    .join(' ')
    .toLowerCase();
}

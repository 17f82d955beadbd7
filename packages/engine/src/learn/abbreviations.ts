/**
 * Writes the customary abbreviations of a name's words out: `cust fst nm` becomes `customer first name`. Some mean one
 * thing beside some words and another elsewhere; what may mean anything stays as it is.
 */
export function writtenOut(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const before = words[index - 1] ?? '';
    const after = words[index + 1] ?? '';
    return (besideOthers(word, before, after) ?? expandAbbreviation(word) ?? word).split(' ');
  });
}

/** What a customary abbreviation stands for: `qty` → `quantity`; null for a word that is none. */
export function expandAbbreviation(word: string): string | null {
  return abbreviations.get(word) ?? null;
}

/** A word, what stands before or after it (in full, `^` and `$` for nothing), and what it then means. */
type Context = [word: string, side: 'before' | 'after', beside: RegExp, meaning: string];

const contexts: Context[] = [
  [
    'min',
    'before',
    /^(delay|duration|dur|run|play|wait|travel|flight|length|len|time|late|prep|cook|session)$/,
    'minute',
  ],
  ['exp', 'after', /^(date|dt|month|mo|mth|year|yr|on|at)$/, 'expiry'],
  ['exp', 'after', /^(amount|amt|type|typ|cat|category|report)$/, 'expense'],
  ['exp', 'before', /^(year|years|yr|yrs|work|job)$/, 'experience'],
  ['dep', 'after', /^(time|tm|date|dt|airport|apt|city|delay|gate|station|terminal|port)$/, 'departure'],
  ['dept', 'after', /^(time|tm|delay|gate|airport)$/, 'departure'],
  ['arr', 'after', /^(time|tm|date|dt|airport|apt|city|delay|gate|station|terminal|port)$/, 'arrival'],
  ['dr', 'after', /^(amount|amt|balance|bal|account|acct)$/, 'debit'],
  ['cr', 'after', /^(amount|amt|balance|bal|account|acct|limit|lim|rating|score)$/, 'credit'],
  ['pt', 'after', /^(id|no|number|num|name|nm|age|sex|dob)$/, 'patient'],
  ['ph', 'after', /^(no|nr|nbr|num|number)$/, 'phone'],
  ['ph', 'before', /^(home|work|cell|mobile|office|contact|cust|customer|emp|main|bus|business|day|evening)$/, 'phone'],
  ['co', 'after', /^(id|nm|name|cd|code|no|number|num|type|addr|address|city)$/, 'company'],
  ['long', 'before', /^(lat|latitude|geo|gps|loc|location|start|end|station|point|coord|x)$/, 'longitude'],
  ['tm', 'after', /^(id|nm|name|cd|code)$/, 'team'],
  ['wh', 'after', /^(id|nm|name|cd|code|no|loc|location|city|addr|address)$/, 'warehouse'],
  ['inv', 'after', /^(level|lvl|on|snapshot|count|cnt)$/, 'inventory'],
  ['comm', 'after', /^(pct|perc|percent|rate|amt|amount)$/, 'commission'],
  ['res', 'after', /^(date|dt|guest|status)$/, 'reservation'],
];

function besideOthers(word: string, before: string, after: string): string | null {
  const found = contexts.find(
    ([short, side, beside]) => short === word && beside.test(side === 'before' ? before : after),
  );
  return found ? found[3] : null;
}

const abbreviations: ReadonlyMap<string, string> = new Map(
  `
  acc account; acct account; accts account; addr address; adj adjustment; adr address; agt agent; amnt amount;
  amt amount; appr approved; appt appointment; apt apartment; attr attribute; avail available; avg average;
  bal balance; beg begin; bkg booking; bldg building; brnch branch; cat category; categ category; catg category;
  cd code; cert certificate; chg charge; clm claim; cls class; cmt comment; cnt count; cntct contact; cntr center;
  cntry country; coll collection; conf conference; cpn coupon; crse course; crtd created;
  ctg category; ctgy category; ctr center; ctry country; cty city; curr currency; cus customer; cust customer;
  deliv delivery; dep department; dept department; depts department; desc description; descr description;
  dest destination; dim dimension; disc discount; dist distance; distr district; div division; dlv delivery;
  dlvd delivered; dlvr delivery; dlvry delivery; dob birth date; doc document; drv driver;
  drvr driver; dscr description; dt date; dte date; dtl detail; dtls detail; dtm time; dttm time; dur duration;
  edu education; eff effective; eml email; emp employee; empl employee; enrl enrollment; eqp equipment;
  equip equipment; evt event; firstname first name; fk key; flg flag; flr floor; flt flight; fname first name;
  freq frequency; frst first; fst first; fullname full name; gdr gender; gen gender; gndr gender; gov government;
  govt government; grd grade; grp group; hdr header; hist history; hosp hospital; hr hour; hrs hour; hse house;
  ht height; htl hotel; ident identifier; img image; ind indicator; indep independence; ins insurance; inv invoice;
  invt inventory; invty inventory; itm item; jrnl journal; lang language; lastname last name; lat latitude;
  len length; lgth length; lic license; lim limit; lname last name; lng longitude; loc location; locn location;
  lon longitude; lst last; lvl level; maint maintenance; manuf manufacturer; max maximum; mbr member; mbrs member;
  mdl model; mfg manufacturing; mfr manufacturer; mgmt management; mgr manager; min minimum; mins minute; mk make;
  mkt market; mktg marketing; mname middle name; mnth month; mo month; mob mobile; msg message; mtg meeting;
  mth month; mths month; mtrl material; nbr number; nm name; nme name; no number; nos number; notif notification;
  nr number; num number; nums number; obj object; ofc office; ord order; ordr order; org organization; orig origin;
  ownr owner; passgr passenger; pax passenger; pct percent; pd period; perc percent; perf performance; pers person;
  pgm program; pkg package; plt plate; pmt payment; pnt point; pop population; pos position; prc price; prcs price;
  prd product; prdct product; pref preference; prev previous; prio priority; prod product; prods product;
  prof professor; prog program; proj project; prop property; prvdr provider; pts point;
  pub publication; purch purchase; pwd password; pymt payment; qlty quality; qnty quantity; qtr quarter;
  qty quantity; quant quantity; rcpt receipt; rcv received; rcvd received; rec record; ref reference; reg region;
  regn region; rel relation; rep representative; req request; res result; rest restaurant; ret return; retd returned;
  rev revenue; rm room; rsn reason; rsv reservation; rsvn reservation; rte route; rtg rating; rtn return; rvw review;
  sal salary; schd schedule; sched schedule; sec second; secs second; sem semester; seq sequence;
  sess session; shp shipping; shpmt shipment; snr senior; sp species; splr supplier; sply supply; src source;
  srvc service; stat status; std standard; stdt student; stmt statement; stn station; str street;
  strt start; stu student; stud student; subj subject; sup supplier; supl supplier; supp supplier; suppl supplier;
  svc service; sz size; tchr teacher; tel telephone; temp temperature; tgt target; tkt ticket; tm time; tot total;
  totl total; tran transaction; trans transaction; trx transaction; ts time; tx transaction; txn transaction;
  txt text; typ type; univ university; uom unit; upd updated; updt updated; usr user; val value; vals value;
  veh vehicle; vehcl vehicle; vend vendor; ver version; vhcl vehicle; vndr vendor; vol volume; wgt weight;
  whs warehouse; whse warehouse; wk week; wks week; wt weight; yr year; yrs year
  `
    .split(';')
    .map((pair) => pair.trim().split(/\s+/))
    .flatMap(([short, ...long]) => (short !== undefined && long.length > 0 ? [[short, long.join(' ')] as const] : [])),
);

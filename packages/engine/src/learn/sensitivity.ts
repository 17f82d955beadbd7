import type { DescribedColumn } from '@air/connectors';
import type { CatalogColumn } from './catalog.ts';
import { splitName } from './names.ts';

type Sensitivity = CatalogColumn['sensitivity'];

/** Judges a column by its name and by what its values look like. Names of people stay findable: they are `none`. */
export function sensitivityOf(column: DescribedColumn, sample: string[], isAboutPeople: boolean): Sensitivity {
  const words = splitName(column.name);
  const phrase = ` ${words.join(' ')} `;
  const isText = column.type === 'text' || column.type === 'unknown' || column.type === 'binary';
  if (secretNames.test(phrase) || (isText && secretTextNames.test(phrase))) return 'secret';
  if (column.type !== 'text' && column.type !== 'unknown') return personalNames.test(phrase) ? 'personal' : 'none';

  const isCode = codeNames.test(phrase);
  if (!isCode && share(sample, isSecretValue) >= 0.9) return 'secret';
  if (personalNames.test(phrase) || (isAboutPeople && homeNames.test(phrase))) return 'personal';
  if (share(sample, (text) => emailValue.test(text)) >= 0.5) return 'personal';
  if (!isCode && share(sample, isPhoneValue) >= 0.9) return 'personal';
  return 'none';
}

/** Whether the rows of a table seem to be natural persons. */
export function isAboutPeople(columns: readonly { name: string }[]): boolean {
  const names = columns.map(({ name }) => splitName(name).join(' '));
  return names.some((name) =>
    /(^| )(first name|last name|fname|lname|l name|surname|birth date|date of birth|dob|born|gender|sex)$/.test(name),
  );
}

const secretNames =
  / (password|passwd|pwd|passphrase|passcode|pin code|ssn|social security|iban|cvv|cvc|credit card number|card number|card no|cc number|api key|private key|secret key|access key|access token|refresh token|auth token) /;
const secretTextNames = / (pass|hash|salt|secret|token|otp|credential|credentials|pin) $/;
const personalNames =
  / (email|e mail|phone|telephone|mobile|cell|fax|dob|birth date|birthdate|birthday|born|date of birth|passport|passport number|tax id|national id|ip address|ip|tel|driver license|driver licence) /;
/** Where somebody lives: personal in a table of people, a plain fact in one of shops. */
const homeNames =
  / (home address|street address|street|street name|house number|address line 1|address line 2|address line|address 1|address 2|address) $/;
/** Names of columns whose digits and hex are identifiers of things, not of people. */
const codeNames = / (id|uuid|guid|key|code|sku|isbn|issn|ean|upc|gtin|number|no|nr|version|checksum|etag|sha|commit) /;

const emailValue = /^[^\s@<>"]+@[^\s@<>"]+\.[a-z]{2,}$/i;
const passwordHash = /^(\$(2[abxy]?|argon2(id?|d)?|pbkdf2[^$]*|5|6|scrypt)\$|pbkdf2[:_]|\{SSHA\})/;
const hexDigest = /^([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;
const webToken = /^eyJ[\w-]{8,}\.[\w-]+\.[\w-]*$/;
const socialSecurity = /^\d{3}-\d{2}-\d{4}$/;

function isSecretValue(text: string): boolean {
  return (
    passwordHash.test(text) ||
    hexDigest.test(text) ||
    webToken.test(text) ||
    socialSecurity.test(text) ||
    isIban(text) ||
    isCardNumber(text)
  );
}

function isPhoneValue(text: string): boolean {
  if (!/^\+?[\d\s()./-]{7,20}$/.test(text) || /^\d{4}-\d\d-\d\d/.test(text)) return false;
  const digits = text.replaceAll(/\D/g, '').length;
  const isWritten = text.startsWith('+') || text.includes('(') || /\d[\s.-]\d{3}[\s.-]?\d{3,4}$/.test(text);
  return isWritten && digits >= 8 && digits <= 15;
}

function isIban(text: string): boolean {
  const compact = text.replaceAll(' ', '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact)) return false;
  const moved = compact.slice(4) + compact.slice(0, 4);
  let rest = 0;
  for (const sign of moved)
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

function isCardNumber(text: string): boolean {
  const digits = text.replaceAll(/[ -]/g, '');
  if (!/^\d{13,19}$/.test(digits)) return false;
  let sum = 0;
  for (const [index, digit] of digits.split('').reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

function share(sample: string[], holds: (text: string) => boolean): number {
  return sample.length === 0 ? 0 : sample.filter(holds).length / sample.length;
}

/** Whether a column holds names of natural persons: people may look for them, a prompt or a note need not list them. */
export function namesPeople(column: { name: string }, columns: readonly { name: string }[]): boolean {
  return isAboutPeople(columns) && splitName(column.name).some((word) => /^(name|fname|lname|surname)$/.test(word));
}

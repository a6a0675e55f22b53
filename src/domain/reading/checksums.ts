/** Luhn checksum of cards and IMEI. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    let value = Number(digits[digits.length - 1 - index]);
    if (index % 2 === 1) value = value > 4 ? value * 2 - 9 : value * 2;
    sum += value;
  }
  return sum % 10 === 0;
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

function falling(from: number, to: number): readonly number[] {
  return Array.from({ length: from - to + 1 }, (_, index) => from - index);
}

/** Brazil's CPF, 11 digits. */
export function isCpf(digits: string): boolean {
  if (!/^(?!(\d)\1{10})\d{11}$/.test(digits)) return false;
  const check = (length: number): number => ((weighted(digits, falling(length + 1, 2)) * 10) % 11) % 10;
  return check(9) === Number(digits[9]) && check(10) === Number(digits[10]);
}

/** Brazil's CNPJ, 14 digits. */
export function isCnpj(digits: string): boolean {
  if (!/^\d{14}$/.test(digits)) return false;
  const check = (weights: readonly number[]): number => {
    const rest = weighted(digits, weights) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  const first = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
  return check(first) === Number(digits[12]) && check([6, ...first]) === Number(digits[13]);
}

/** Argentina's CUIT and CUIL, 11 digits. */
export function isCuit(digits: string): boolean {
  if (!/^(?:20|23|24|25|26|27|30|33|34)\d{9}$/.test(digits)) return false;
  return weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

/** Spain's DNI and NIE with their letter. */
export function isDni(written: string): boolean {
  const plain = written.toUpperCase().replace(/[ .-]/g, '');
  const number = Number(plain.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter))));
  return plain.endsWith('TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] ?? '?');
}

/** Chile's RUT, its digits and check character. */
export function isRut(written: string): boolean {
  const plain = written.toUpperCase().replace(/[.-]/g, '');
  const body = [...plain.slice(0, -1)].reverse();
  const sum = body.reduce((total, digit, index) => total + Number(digit) * ((index % 6) + 2), 0);
  const check = 11 - (sum % 11);
  return plain.endsWith(check === 11 ? '0' : check === 10 ? 'K' : String(check));
}

/** The Netherlands' BSN, 9 digits. */
export function isBsn(digits: string): boolean {
  return /^\d{9}$/.test(digits) && weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
}

/** Russia's SNILS, 11 digits. */
export function isSnils(digits: string): boolean {
  const sum = weighted(digits, falling(9, 1)) % 101;
  return (sum === 100 ? 0 : sum) === Number(digits.slice(9));
}

/** IBAN check (ISO 13616). */
export function isIban(written: string): boolean {
  const plain = written.toUpperCase().replace(/[ -]/g, '');
  const turned = plain.slice(4) + plain.slice(0, 4);
  let rest = 0;
  for (const character of turned) {
    const value = parseInt(character, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
}

/** GTIN-13: barcodes and ISBN. */
export function isEan13(digits: string): boolean {
  const sum = weighted(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]);
  return /^\d{13}$/.test(digits) && (10 - (sum % 10)) % 10 === Number(digits[12]);
}

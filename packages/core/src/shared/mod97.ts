/**
 * The rest of an account number's or a creditor identifier's check, 1 when it is right (ISO 7064, MOD 97-10): the country and the check
 * digits go to the end, letters count from 10 on. Takes capitals and digits only.
 */
export const mod97 = (text: string): number =>
  [...`${text.slice(4)}${text.slice(0, 4)}`].reduce(
    (rest, character) => Number(`${rest}${Number.parseInt(character, 36)}`) % 97,
    0,
  )

import { phoneKey } from "@platform/integrations/ycloud";

const SHORTEST = 3;
/** Digits with what people write between them. */
const NUMBER = /\+?\d[\d\s().-]{5,}\d/g;
const MAX_DIGITS = 20;

/** Every end of a number, in both ways in which WhatsApp writes it: whatever part is asked for begins one of them. */
export function endsOf(number: string): string[] {
  const digits = number.replaceAll(/\D/g, "").slice(0, MAX_DIGITS);
  const forms = new Set([digits, phoneKey(digits)]);
  return [
    ...new Set(
      [...forms].flatMap((form) =>
        Array.from({ length: Math.max(form.length - SHORTEST + 1, 0) }, (_, from) => form.slice(from)),
      ),
    ),
  ];
}

/** The numbers that a text names. */
export function numbersIn(text: string): string[] {
  return [...text.matchAll(NUMBER)]
    .map(([number]) => number)
    .filter((number) => digitsOf(number).length >= 8);
}

/** How the digits that somebody asks for may be kept: without what is dialled before them or between. */
export function formsOf(asked: string): string[] {
  const digits = digitsOf(asked).replace(/^0+/, "");
  if (digits.length < SHORTEST) return [];
  const national = digits.replace(/^(54)?9?0?(?=\d{10,12}$)/, "");
  const forms = [
    digits,
    phoneKey(digits),
    national,
    ...[0, 2, 3, 4].map((at) => withoutFifteen(national, at)),
  ];
  // A Brazilian mobile number, with and without its ninth digit.
  const brazilian = /^(?:55)?(\d\d)9?([6-9]\d{7})$/.exec(digits);
  if (brazilian) forms.push(`${brazilian[1]}${brazilian[2]}`);
  return [...new Set(forms.filter((form) => form.length >= SHORTEST))];
}

/** Nothing but digits and what stands between them in numbers. */
export function isNumber(text: string): boolean {
  return /^[\d\s().+-]+$/.test(text) && digitsOf(text).length >= SHORTEST;
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, "");
}

/** Argentina's "15" before a mobile number that is dialled from near by. */
function withoutFifteen(digits: string, at: number): string {
  const without = digits.slice(0, at) + digits.slice(at + 2);
  return digits.slice(at, at + 2) === "15" && without.length >= 6 ? without : "";
}

// Numbers with their nouns.

const kSmall = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const figures = new Intl.NumberFormat('en');

/** "one", "12". */
export function figure(number: number): string {
  return kSmall[number] ?? figures.format(number);
}

/** "one contract", "12 contracts"; `many` where an s is not enough. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${figure(number)} ${number === 1 ? one : many}`;
}

/** With a capital letter at the start. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How English pages write counts. */

/** `1,04,523`: digits grouped as in India. */
export const figure = (count: number): string => count.toLocaleString("en-IN");

/** `1 order`, `2 orders`. */
export const many = (count: number, one: string, more: string): string =>
  `${figure(count)} ${count === 1 ? one : more}`;

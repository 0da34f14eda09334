/** Ids that keep their order in time, as a command's events have: UUIDv7 from a running number. */

const A_MILLISECOND = 4096;
const begun = Date.now();
let count = 0;

export const nextId = (): string => {
  count += 1;
  const time = (begun + Math.floor(count / A_MILLISECOND)).toString(16).padStart(12, "0");
  const within = (count % A_MILLISECOND).toString(16).padStart(3, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${within}-8000-${count.toString(16).padStart(12, "0")}`;
};

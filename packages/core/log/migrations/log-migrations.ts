/** The migrations of the log, in the order of their numbers. */
import { type Migration, migrationsIn } from "./migrate.ts";

export const logMigrations: readonly Migration[] = migrationsIn(new URL("./", import.meta.url));

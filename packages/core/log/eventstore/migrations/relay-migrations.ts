/** The migrations of the relay's tables, in the order of their numbers. */
import { type Migration, migrationsIn } from "../../migrations/migrate.ts";

export const relayMigrations: readonly Migration[] = migrationsIn(new URL("./", import.meta.url));

/** The migrations of what is kept of imports, in the order of their numbers. */
import { type Migration, migrationsIn } from "@tareekh/core/log/migrations/migrate.ts";

export const importMigrations: readonly Migration[] = migrationsIn(new URL("./migrations/", import.meta.url));

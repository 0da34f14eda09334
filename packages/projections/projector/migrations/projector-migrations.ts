/** The migrations of the projector's own tables, in the order of their numbers. The row tables are not among them. */
import { type Migration, migrationsIn } from "@tareekh/core/log/migrations/migrate.ts";

export const projectorMigrations: readonly Migration[] = migrationsIn(new URL("./", import.meta.url));

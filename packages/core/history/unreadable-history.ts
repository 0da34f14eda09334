/**
 * A recorded event that cannot be read: of a type or version that this program does not know, or with a date that is
 * none. Its case is set aside with this; an event is never skipped.
 */
export class UnreadableHistory extends Error {
  override readonly name = "UnreadableHistory";
  readonly stream: string;
  readonly eventId: string;
  readonly revision: number;
  readonly reason: string;

  constructor(event: {
    readonly stream: string;
    readonly eventId: string;
    readonly revision: number;
    readonly reason: string;
  }) {
    super(`Event ${event.eventId} at revision ${event.revision} of ${event.stream}: ${event.reason}`);
    this.stream = event.stream;
    this.eventId = event.eventId;
    this.revision = event.revision;
    this.reason = event.reason;
  }
}

/**
 * Claims of compensation, a row each: what was asked for a survivor, the order or refusal that answers it, and what was paid
 * on that order; and special relief, which is recommended and paid without an order.
 *
 * An answer that names its request answers it, and a payment that names its order is made on it. Where nothing is named, a
 * request is answered by the first answer that did not come before it, and a payment is made on the only order there is;
 * where that cannot be told, it is not guessed. A refusal does not say of what kind of compensation it is: one that names no
 * request, while compensation and interim compensation both wait, answers it cannot be told which.
 */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { Bounds } from "@tareekh/core/calendar/order.ts";
import type { HistoryEvent, HistoryEventOf } from "@tareekh/core/history/history.ts";
import { type CaseFacts, concerns, factsOf, firstAmong, proceedingOf } from "./facts/case-facts.ts";
import { isAhead } from "./facts/dated-ahead.ts";
import { laterOf, noBounds } from "./facts/first-of.ts";
import { followedFrom } from "./facts/unit-features.ts";
import { type Columns, projection, type RowOf } from "./projection.ts";

/** Compensation proper (final, or not said to be interim), interim compensation, and special relief. */
export const compensationTracks = ["compensation", "interim", "special-relief"] as const;
export type CompensationTrack = (typeof compensationTracks)[number];

export const compensationColumns = {
  /** That which its events name, or the only one of the case; null where there are several and none is named. */
  proceeding: "text",
  person: "text",
  track: "text",
  applied: "boolean",
  recommended: "boolean",
  ordered: "boolean",
  refused: "boolean",
  /** In full, or not said to be in part; and in part, be the rest paid or not. */
  paid: "boolean",
  paidInPart: "boolean",
  /** It cannot be told which answer is to this request; whether a payment was made on this order. */
  answerUnclear: "boolean",
  paymentUnclear: "boolean",
  /** The first request; the order or refusal; the first payment that was not in part. */
  requestedEarliest: "day",
  requestedLatest: "day",
  answeredEarliest: "day",
  answeredLatest: "day",
  paidEarliest: "day",
  paidLatest: "day",
  /** The last day on which something on record says that the answer, or the payment in full, had not come. */
  unansweredUntil: "day",
  unpaidUntil: "day",
  /** A class of amounts, and those of its payments; what is sealed is not read. */
  orderedAmount: "text",
  paidAmounts: "texts",
  followedFrom: "day",
} as const satisfies Columns;

export type CompensationRow = RowOf<typeof compensationColumns>;

type Asked = HistoryEventOf<"CompensationAppliedFor"> | HistoryEventOf<"CompensationRecommended">;
type Request = Asked | HistoryEventOf<"SpecialReliefRecommended">;
type Answer = HistoryEventOf<"CompensationOrdered"> | HistoryEventOf<"CompensationRefused">;
type Payment = HistoryEventOf<"CompensationPaid"> | HistoryEventOf<"SpecialReliefPaid">;

interface Claim {
  readonly track: CompensationTrack;
  readonly person: string;
  readonly requests: Request[];
  readonly answer: Answer | null;
  readonly payments: Payment[];
  /** The order as who has to pay it received it: until then it was not paid. */
  readonly receipts: HistoryEvent[];
  readonly answerUnclear: boolean;
  paymentUnclear: boolean;
}

const trackOf = ({ data }: { readonly data: { readonly interim?: boolean } }): CompensationTrack =>
  data.interim === true ? "interim" : "compensation";

const claimOf = (track: CompensationTrack, person: string, parts: Partial<Claim> = {}): Claim => ({
  track,
  person,
  requests: [],
  answer: null,
  payments: [],
  receipts: [],
  answerUnclear: false,
  paymentUnclear: false,
  ...parts,
});

/** What of a person's is certain to have happened. */
const ofPerson = <E extends HistoryEvent & { readonly data: { readonly person: string } }>(
  events: readonly E[],
  person: string,
): readonly E[] => events.filter((event) => !event.possibly && event.data.person === person);

/** Which answer a request has: null where it has none, `unclear` where it cannot be told which was first. */
const answerTo = (
  { history }: CaseFacts,
  request: Asked,
  answers: readonly Answer[],
): Answer | null | "unclear" => {
  const named = answers.filter(({ data }) => data.application === request.id);
  const fitting =
    named.length > 0
      ? named
      : answers.filter(
          (answer) =>
            answer.data.application === undefined &&
            // A refusal does not say of what kind it is.
            (answer.type === "CompensationRefused" || trackOf(answer) === trackOf(request)) &&
            history.order.before(answer.id, request.id) !== "yes",
        );
  if (fitting.length === 0) return null;
  const { eventId } = firstAmong(history, fitting);
  return fitting.find(({ id }) => id === eventId) ?? "unclear";
};

/** Claims by their answers; requests that are still without one are one claim a track, however often they were made. */
const claimsByAnswer = (
  facts: CaseFacts,
  person: string,
  requests: readonly Asked[],
  answers: readonly Answer[],
): Claim[] => {
  const answered = new Map<Answer, Claim>();
  const waiting = new Map<CompensationTrack, Claim>();
  const unclear: Claim[] = [];
  const answersOf = requests.map((request) => ({
    request,
    track: trackOf(request),
    answer: answerTo(facts, request, answers),
  }));
  const tracksOf = new Map<Answer, Set<CompensationTrack>>();
  for (const { track, answer } of answersOf) {
    if (answer === null || answer === "unclear" || answer.data.application !== undefined) continue;
    tracksOf.set(answer, (tracksOf.get(answer) ?? new Set()).add(track));
  }
  const ofSeveralTracks = new Map<string, Claim>();
  for (const { request, track, answer } of answersOf) {
    if (answer !== null && answer !== "unclear" && (tracksOf.get(answer)?.size ?? 0) > 1) {
      const key = `${track} ${answer.id}`;
      const claim = ofSeveralTracks.get(key) ?? claimOf(track, person, { answerUnclear: true });
      claim.requests.push(request);
      ofSeveralTracks.set(key, claim);
      continue;
    }
    if (answer === "unclear") {
      unclear.push(claimOf(track, person, { requests: [request], answerUnclear: true }));
      continue;
    }
    const claim =
      answer === null
        ? (waiting.get(track) ?? claimOf(track, person))
        : (answered.get(answer) ??
          claimOf(answer.type === "CompensationOrdered" ? trackOf(answer) : track, person, { answer }));
    claim.requests.push(request);
    if (answer === null) waiting.set(track, claim);
    else answered.set(answer, claim);
  }
  for (const answer of answers) {
    // A refusal of what nobody recorded to have been asked tells of no claim that could be counted.
    if (answered.has(answer) || answer.type === "CompensationRefused") continue;
    answered.set(answer, claimOf(trackOf(answer), person, { answer }));
  }
  return [...answered.values(), ...waiting.values(), ...ofSeveralTracks.values(), ...unclear];
};

/** The order on which money was paid, or that reached who has to pay it. */
const onOrder = <
  E extends HistoryEventOf<"CompensationPaid"> | HistoryEventOf<"CompensationOrderReceivedByState">,
>(
  { history }: CaseFacts,
  event: E,
  claims: readonly Claim[],
): readonly Claim[] => {
  const orders = claims.filter(({ answer }) => answer?.type === "CompensationOrdered");
  const named = orders.filter(({ answer }) => answer?.id === event.data.order);
  return event.data.order === undefined
    ? orders.filter(({ answer }) => answer !== null && history.order.before(event.id, answer.id) !== "yes")
    : named;
};

const compensationOf = (facts: CaseFacts, person: string): readonly Claim[] => {
  const claims = claimsByAnswer(
    facts,
    person,
    [
      ...ofPerson(facts.of("CompensationAppliedFor"), person),
      ...ofPerson(facts.of("CompensationRecommended"), person),
    ],
    [
      ...ofPerson(facts.of("CompensationOrdered"), person),
      ...ofPerson(facts.of("CompensationRefused"), person),
    ],
  );
  for (const receipt of ofPerson(facts.of("CompensationOrderReceivedByState"), person)) {
    const [only, ...others] = onOrder(facts, receipt, claims);
    if (only !== undefined && others.length === 0) only.receipts.push(receipt);
  }
  for (const payment of ofPerson(facts.of("CompensationPaid"), person)) {
    const on = onOrder(facts, payment, claims);
    const [only, ...others] =
      on.length > 0 ? on : claims.filter(({ answer, answerUnclear }) => answer === null && !answerUnclear);
    if (only !== undefined && others.length === 0) only.payments.push(payment);
    else {
      for (const claim of on) claim.paymentUnclear = true;
      claims.push(claimOf("compensation", person, { payments: [payment] }));
    }
  }
  return claims;
};

const specialReliefOf = (facts: CaseFacts, person: string): readonly Claim[] => {
  const recommended = ofPerson(facts.of("SpecialReliefRecommended"), person);
  const claims = recommended.map((request) => claimOf("special-relief", person, { requests: [request] }));
  for (const payment of ofPerson(facts.of("SpecialReliefPaid"), person)) {
    const { recommendation } = payment.data;
    const [only, ...others] = claims.filter(({ requests }) =>
      requests.some(({ id }) =>
        recommendation === undefined
          ? facts.history.order.before(payment.id, id) !== "yes"
          : id === recommendation,
      ),
    );
    if (only !== undefined && others.length === 0) only.payments.push(payment);
    else {
      for (const claim of [only, ...others]) if (claim !== undefined) claim.paymentUnclear = true;
      claims.push(claimOf("special-relief", person, { payments: [payment] }));
    }
  }
  return claims;
};

const isInPart = ({ type, data }: Payment): boolean => type === "CompensationPaid" && data.inPart === true;

/** The last of the days on which these certainly had happened; what they rest on had not come by then. */
const lastCertainDay = ({ history }: CaseFacts, events: readonly HistoryEvent[]): Day | null => {
  let last: Day | null = null;
  for (const event of events) {
    const { earliest, approximate } = history.order.bounds(event.id);
    if (earliest === null || approximate || isAhead(event, earliest)) continue;
    last = last === null ? earliest : laterOf(last, earliest);
  }
  return last;
};

/** Court dates on which the court still heard about compensation. */
const heardAbout = (facts: CaseFacts, proceeding: string | null): readonly HistoryEvent[] =>
  facts
    .of("CourtDateRecorded")
    .filter(
      (event) =>
        !event.possibly &&
        (proceeding === null || concerns(event, proceeding)) &&
        (event.data.purposes ?? []).includes("compensation"),
    );

const proceedingOfClaim = (facts: CaseFacts, { requests, answer, payments }: Claim): string | null => {
  const named = [...requests, ...(answer === null ? [] : [answer]), ...payments]
    .map(proceedingOf)
    .find((proceeding) => proceeding !== null);
  const [only, ...others] = facts.proceedings;
  return named ?? (others.length === 0 ? (only?.id ?? null) : null);
};

const boundsOf = (facts: CaseFacts, events: readonly HistoryEvent[]): Bounds =>
  events.length === 0 ? noBounds : firstAmong(facts.history, events).bounds;

const rowOf = (facts: CaseFacts, claim: Claim): CompensationRow => {
  const { requests, answer, payments, receipts, track, person } = claim;
  const proceeding = proceedingOfClaim(facts, claim);
  const inFull = payments.filter((payment) => !isInPart(payment));
  const requested = boundsOf(facts, requests);
  const answered = answer === null ? noBounds : facts.history.order.bounds(answer.id);
  const paid = boundsOf(facts, inFull);
  const first = requests[0] ?? answer ?? payments[0];
  return {
    key: `${track}/${first?.id ?? person}`,
    proceeding,
    person,
    track,
    applied: requests.some(({ type }) => type === "CompensationAppliedFor"),
    recommended: requests.some(({ type }) => type !== "CompensationAppliedFor"),
    ordered: answer?.type === "CompensationOrdered",
    refused: answer?.type === "CompensationRefused",
    paid: inFull.length > 0,
    paidInPart: payments.some(isInPart),
    answerUnclear: claim.answerUnclear,
    paymentUnclear: claim.paymentUnclear,
    requestedEarliest: requested.earliest,
    requestedLatest: requested.latest,
    answeredEarliest: answered.earliest,
    answeredLatest: answered.latest,
    paidEarliest: paid.earliest,
    paidLatest: paid.latest,
    unansweredUntil:
      answer === null && payments.length === 0
        ? lastCertainDay(facts, [...requests, ...heardAbout(facts, proceeding)])
        : null,
    unpaidUntil: inFull.length > 0 ? null : lastCertainDay(facts, [...receipts, ...payments]),
    orderedAmount: answer?.type === "CompensationOrdered" ? (answer.data.amount ?? null) : null,
    paidAmounts: payments.flatMap((payment) =>
      payment.type === "CompensationPaid" ? [payment.data.amount ?? "not-stated"] : [],
    ),
    followedFrom: followedFrom(facts),
  };
};

const asks = [
  "CompensationAppliedFor",
  "CompensationRecommended",
  "CompensationOrdered",
  "CompensationPaid",
  "SpecialReliefRecommended",
  "SpecialReliefPaid",
] as const;

export const compensation = projection({
  name: "compensation",
  version: 3,
  columns: compensationColumns,
  indexes: [],
  project: (history) => {
    const facts = factsOf(history);
    // Of most cases nothing of this is on record.
    const people = new Set(asks.flatMap((type) => facts.of(type).map(({ data }) => data.person)));
    return [...people]
      .sort()
      .flatMap((person) => [...compensationOf(facts, person), ...specialReliefOf(facts, person)])
      .map((claim) => rowOf(facts, claim));
  },
});

import { describe, expect, it } from "vitest";
import { buildHistory } from "./build-history.ts";
import { eventsOfType, eventWithId } from "./events-of-type.ts";
import { arrested, opened, recordings, takenBack } from "./recordings.fixture.ts";

describe("finding events of a history", () => {
  const history = buildHistory(
    recordings([
      arrested("second", "2024-07-05"),
      opened("opened"),
      arrested("first", "2024-07-02"),
      arrested("wrong", "2024-07-01"),
      takenBack("retraction", "wrong"),
    ]),
  );

  it("gives those of a type, with their data, in the history's order", () => {
    const arrests = eventsOfType(history, "AccusedArrested");
    expect(arrests.map(({ id, data }) => [id, data.accused])).toEqual([
      ["first", "accused-1"],
      ["second", "accused-1"],
    ]);
  });

  it("gives none of a type that did not happen", () => {
    expect(eventsOfType(history, "BailDecided")).toEqual([]);
  });

  it("gives one by its id while it stands", () => {
    expect(eventWithId(history, "opened")?.type).toBe("CaseOpened");
    expect(eventWithId(history, "wrong")).toBeUndefined();
  });

  it("answers for the history asked, not for another of the same case", () => {
    const whole = buildHistory(recordings([arrested("first", "2024-07-02")]));
    expect(eventsOfType(whole, "AccusedArrested")).toHaveLength(1);
    expect(eventsOfType(history, "AccusedArrested")).toHaveLength(2);
  });
});

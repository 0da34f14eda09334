/**
 * How old cases under the POCSO Act were when they ended, or when they were last looked at: 21 quantiles (least, then each
 * further twentieth, most) of whole days from their registration, and how many cases they are of.
 *
 * Computed from counts of 19,783 cases that were registered from 14 November 2012 to 31 March 2020, of the draft report of
 * 14 October 2020 by HAQ Centre for Child Rights and CivicDataLab, on courts in Assam, Delhi and Haryana. These quantiles
 * are all that stands here: no case, no number, no date. The 14 cases of which the register has an age below 0 are left out.
 */
import type { EventData } from "@tareekh/core/catalogue/catalogue.ts";

export interface AgesOfCases {
  readonly state: NonNullable<EventData<"FirRegistered">["state"]>;
  readonly ended: "acquitted" | "convicted" | "other" | null;
  readonly cases: number;
  readonly days: readonly number[];
}

export const agesOfCases: readonly AgesOfCases[] = [
  {
    state: "in-as",
    ended: "acquitted",
    cases: 1596,
    days: [
      0, 66, 100, 135, 166, 196, 227, 260, 293, 329, 370, 403, 442, 484, 537, 615, 709, 800, 926, 1176, 2065,
    ],
  },
  {
    state: "in-as",
    ended: "convicted",
    cases: 384,
    days: [
      32, 151, 209, 238, 272, 322, 355, 378, 418, 449, 513, 555, 606, 659, 709, 764, 832, 944, 1113, 1301,
      2119,
    ],
  },
  {
    state: "in-as",
    ended: "other",
    cases: 723,
    days: [0, 0, 0, 2, 17, 42, 69, 94, 117, 137, 173, 222, 250, 302, 366, 456, 557, 643, 778, 1061, 2004],
  },
  {
    state: "in-as",
    ended: null,
    cases: 3069,
    days: [
      1, 48, 84, 115, 139, 167, 210, 250, 281, 322, 389, 439, 503, 572, 622, 679, 774, 896, 1105, 1366, 2407,
    ],
  },
  {
    state: "in-dl",
    ended: "acquitted",
    cases: 1302,
    days: [
      4, 89, 141, 181, 224, 269, 315, 360, 422, 485, 565, 658, 783, 879, 1045, 1212, 1473, 1691, 1972, 2185,
      2473,
    ],
  },
  {
    state: "in-dl",
    ended: "convicted",
    cases: 389,
    days: [
      24, 213, 348, 571, 672, 773, 888, 998, 1089, 1197, 1301, 1366, 1499, 1628, 1678, 1743, 1902, 1998, 2090,
      2268, 2482,
    ],
  },
  {
    state: "in-dl",
    ended: "other",
    cases: 655,
    days: [0, 0, 11, 27, 43, 64, 82, 108, 133, 158, 195, 240, 289, 351, 408, 513, 631, 774, 1021, 1479, 2429],
  },
  {
    state: "in-dl",
    ended: null,
    cases: 7020,
    days: [
      24, 98, 162, 224, 274, 350, 421, 490, 556, 610, 670, 743, 841, 935, 1029, 1139, 1270, 1407, 1586, 1792,
      2703,
    ],
  },
  {
    state: "in-hr",
    ended: "acquitted",
    cases: 1933,
    days: [
      1, 38, 57, 78, 100, 124, 147, 174, 207, 235, 259, 288, 316, 346, 382, 413, 451, 502, 572, 672, 1252,
    ],
  },
  {
    state: "in-hr",
    ended: "convicted",
    cases: 925,
    days: [
      41, 151, 190, 229, 262, 289, 316, 342, 368, 387, 406, 428, 447, 485, 517, 544, 589, 641, 713, 805, 1461,
    ],
  },
  {
    state: "in-hr",
    ended: "other",
    cases: 187,
    days: [0, 0, 10, 14, 18, 31, 47, 60, 74, 105, 136, 166, 207, 235, 280, 347, 415, 455, 549, 656, 1069],
  },
  {
    state: "in-hr",
    ended: null,
    cases: 1586,
    days: [
      10, 34, 57, 87, 122, 139, 161, 183, 204, 222, 244, 272, 309, 337, 383, 432, 483, 538, 589, 791, 1698,
    ],
  },
];

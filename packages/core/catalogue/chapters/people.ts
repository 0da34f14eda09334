/** The chapter on people, in the order in which its events are offered. */
import {
  AgeDeterminationOrdered,
  AgeFound,
  ConsentGiven,
  ConsentWithdrawn,
  DateOfBirthEvidenced,
} from "./people/age-and-consent.ts";
import {
  ContactRecorded,
  CounselEnded,
  CounselEngaged,
  DeathReported,
  IdentityRecorded,
  PeopleRelated,
  PersonAdded,
  SupportPersonAssigned,
  SupportPersonEnded,
} from "./people/who.ts";

export const people = [
  PersonAdded,
  IdentityRecorded,
  ContactRecorded,
  PeopleRelated,
  DateOfBirthEvidenced,
  AgeDeterminationOrdered,
  AgeFound,
  ConsentGiven,
  ConsentWithdrawn,
  CounselEngaged,
  CounselEnded,
  SupportPersonAssigned,
  SupportPersonEnded,
  DeathReported,
] as const;

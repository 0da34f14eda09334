import { Redacted } from "effect";
import { expect, test } from "vitest";
import { signInLink } from "./sign-in-link.ts";

const URL = "http://127.0.0.1:4400";
const token = Redacted.make("the/token+of the=office");

test("a token that was made at the start is in the link, since nobody could know it otherwise", () => {
  expect(signInLink(URL, { token, tokenIsMade: true })).toBe(
    "http://127.0.0.1:4400/sign-in?token=the%2Ftoken%2Bof%20the%3Doffice",
  );
});

test("a token that was given is not printed again", () => {
  expect(signInLink(URL, { token, tokenIsMade: false })).toBe("http://127.0.0.1:4400/sign-in");
});

import { expect, test } from "vitest";
import { appAround } from "../testing/app-around.ts";
import { plainAddress } from "./plain-address.ts";

const app = appAround(plainAddress);
const status = async (address: string) => (await app.request(address)).status;

test("an address with a NUL in its path is of nothing", async () => {
  expect(await status("/imports/a%00b")).toBe(404);
  expect(await status("/imports/maps/%00/delete")).toBe(404);
});

test("a NUL in what is asked for is the asker's mistake", async () => {
  expect(await status("/cases?q=a%00b")).toBe(400);
});

test("a percent sign that stands before two noughts is none", async () => {
  expect(await status("/imports/100%2500?q=5%2500")).toBe(200);
  expect(await status("/imports/%F0%9F%98%80?q=%0A")).toBe(200);
});

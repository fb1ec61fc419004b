import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { AddressBook, addressOf } from "./address-book.ts";

function aRequest(from: string, forwarded?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: from });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers["x-forwarded-for"] = forwarded;
  return request;
}

test("an address has what it may ask for at once, then so much a second", () => {
  const book = new AddressBook({ mostOpen: 10, burst: 3, perSecond: 2 });

  const waits = [0, 0, 0, 0, 500, 500].map((nowMs) => book.take("1.2.3.4", nowMs));

  expect(waits).toEqual([0, 0, 0, 500, 0, 500]);
  expect(book.take("5.6.7.8", 500)).toBe(0);
});

test("an address is full with so many open, until one closes", () => {
  const book = new AddressBook({ mostOpen: 2, burst: 9, perSecond: 9 });
  book.open("a", 0);
  book.open("a", 0);
  const before = book.isFull("a");

  book.close("a");

  expect([before, book.isFull("a"), book.isFull("b")]).toEqual([true, false, false]);
});

test("a flood from a million addresses is not remembered, those with open streams are", () => {
  const book = new AddressBook({ mostOpen: 1, burst: 1, perSecond: 1 });
  book.open("watching", 0);

  for (let nth = 0; nth < 200_000; nth += 1) book.take(`flood ${nth}`, nth);

  expect(book.size).toBeLessThanOrEqual(40_001);
  expect(book.isFull("watching")).toBe(true);
});

test("without proxies of our own, what a client says of its address is not believed", () => {
  expect(addressOf(aRequest("9.9.9.9", "1.1.1.1"), 0)).toBe("9.9.9.9");
});

test("behind two proxies the second address from the end counts, whatever the client wrote before it", () => {
  expect(addressOf(aRequest("10.0.0.1", "6.6.6.6, 1.1.1.1, 10.0.0.2"), 2)).toBe("1.1.1.1");
  expect(addressOf(aRequest("10.0.0.1"), 2)).toBe("10.0.0.1");
  expect(addressOf(aRequest("10.0.0.1", "1.1.1.1"), 2)).toBe("10.0.0.1");
});

test("of an IPv6 address the network counts; an IPv4 address in its form is one", () => {
  const network = addressOf(aRequest("2001:db8:1:2::7"), 0);

  expect(addressOf(aRequest("2001:DB8:1:2:a:b:c:d"), 0)).toBe(network);
  expect(addressOf(aRequest("2001:db8:1:3::7"), 0)).not.toBe(network);
  expect(addressOf(aRequest("::1"), 0)).toBe("0:0:0:0");
  expect(addressOf(aRequest("::ffff:1.2.3.4"), 0)).toBe("1.2.3.4");
});

import type { Customer, PostalAddress } from "../state/records/customer.ts";
import type { Store } from "../state/store.ts";

/** Lower case, without spaces around it; null when it is no email address. */
export function emailOf(text: string): string | null {
  const email = text.trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email) ? email : null;
}

/** "+1 (646) 555-5555" → "+16465555555"; null when it is no phone number with its country. */
export function phoneOf(text: string): string | null {
  const phone = text.replace(/[\s().-]/g, "");
  return /^\+[1-9]\d{6,14}$/.test(phone) ? phone : null;
}

/** The customer who has this email address, whatever its case. */
export function findCustomerByEmail(store: Store, email: string): Customer | null {
  const wanted = email.trim().toLowerCase();
  return store.state.customers.find((customer) => customer.email === wanted) ?? null;
}

export function findCustomerByPhone(store: Store, phone: string): Customer | null {
  const wanted = phoneOf(phone);
  return store.state.customers.find((customer) => wanted !== null && customer.phone === wanted) ?? null;
}

/** Their name, or else whatever else is known of them. */
export function displayNameOf({ firstName, lastName, email, phone }: Customer): string {
  return fullName({ firstName, lastName }) ?? email ?? phone ?? "";
}

/** "Bob Norman"; null when neither name is known. */
export function fullName({ firstName, lastName }: Pick<PostalAddress, "firstName" | "lastName">): string | null {
  return `${firstName ?? ""} ${lastName ?? ""}`.trim() || null;
}

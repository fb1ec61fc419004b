/** What no function of Shopify's may do, by the word of the settings. */
const misdeeds = {
  loop: () => {
    for (;;);
  },
  later: async () => ({ operations: [] }),
  reach: () => fetch("https://example.com"),
  talk: () => ({ operations: [{ validationAdd: { errors: [{ message: "x".repeat(20_001), target: "$.cart" }] } }] }),
};

/** Turns a guarded variant away that is not held; crashes, or does worse, when its settings say so. */
export function cartValidationsGenerateRun({ buyerJourney, cart, localization, shop, validation }) {
  const settings = validation.settings?.jsonValue ?? {};
  if (settings.crash) throw new Error("told to crash");
  if (settings.misdeed) return misdeeds[settings.misdeed]();
  if (settings.only && settings.only !== buyerJourney.step) return { operations: [] };
  if (settings.until && shop.localTime.date > settings.until) return { operations: [] };
  if (settings.language && settings.language !== localization.language.isoCode) return { operations: [] };
  const errors = cart.lines.flatMap(({ merchandise, held }, index) => {
    if (merchandise.guard?.value !== "on" || held !== null) return [];
    return [
      { message: `${merchandise.product.title} is only sold in the show.`, target: `$.cart.lines[${index}].quantity` },
    ];
  });
  return { operations: [{ validationAdd: { errors } }] };
}

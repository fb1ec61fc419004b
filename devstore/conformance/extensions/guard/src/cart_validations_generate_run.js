/** Turns a guarded variant away that is not held; crashes when its settings say so. */
export function cartValidationsGenerateRun({ buyerJourney, cart, validation }) {
  const settings = validation.settings?.jsonValue ?? {};
  if (settings.crash) throw new Error("told to crash");
  if (settings.only && settings.only !== buyerJourney.step) return { operations: [] };
  const errors = cart.lines.flatMap(({ merchandise, held }, index) => {
    if (merchandise.guard?.value !== "on" || held !== null) return [];
    return [
      { message: `${merchandise.product.title} is only sold in the show.`, target: `$.cart.lines[${index}].quantity` },
    ];
  });
  return { operations: [{ validationAdd: { errors } }] };
}

import type { Palette } from "./palette.ts";

/** Draws one thing into a square of 800 by 800, standing on y = 640. */
export type Drawing = (palette: Palette, title: string) => string;

const torso = "M300 190 C340 215 460 215 500 190 L560 222 L548 640 L252 640 L240 222 Z";
const shortSleeves = "M240 222 L148 330 L204 386 L262 322 Z M560 222 L652 330 L596 386 L538 322 Z";
const longSleeves =
  "M244 220 C190 260 150 420 138 570 L204 580 L268 350 Z M556 220 C610 260 650 420 662 570 L596 580 L532 350 Z";

function pattern(title: string, p: Palette): { defs: string; fill: string } {
  const body = /strip/i.test(title)
    ? `<rect width="44" height="44" fill="${p.light}"/><rect width="18" height="44" fill="${p.main}"/>`
    : /chequered|check/i.test(title)
      ? `<rect width="44" height="44" fill="${p.main}"/><rect width="22" height="44" fill="${p.shade}" opacity=".75"/><rect width="44" height="22" fill="${p.accent}" opacity=".38"/>`
      : /floral/i.test(title)
        ? `<rect width="44" height="44" fill="${p.light}"/><circle cx="12" cy="14" r="7" fill="${p.accent}"/><circle cx="12" cy="14" r="2.6" fill="#f4cf6b"/><circle cx="34" cy="34" r="5" fill="${p.main}"/><path d="M30 8q6 4 8 10" stroke="#7f9a6a" stroke-width="3" fill="none"/>`
        : "";
  if (body === "") return { defs: "", fill: p.main };
  return {
    defs: `<defs><pattern id="cloth" width="44" height="44" patternUnits="userSpaceOnUse">${body}</pattern></defs>`,
    fill: "url(#cloth)",
  };
}

const folds = (p: Palette): string =>
  `<path d="M330 330 C320 430 334 540 318 636 M470 330 C482 430 466 540 482 636" stroke="${p.shade}" stroke-width="7" opacity=".4" fill="none" stroke-linecap="round"/>`;

export const shirt: Drawing = (p, title) => {
  const { defs, fill } = pattern(title, p);
  const buttons = [300, 370, 440, 510, 580].map(
    (y) => `<circle cx="400" cy="${y}" r="7" fill="${p.light}" stroke="${p.shade}" stroke-width="2"/>`,
  );
  return `${defs}<path d="${longSleeves}" fill="${fill}"/><path d="${longSleeves}" fill="${p.shade}" opacity=".25"/>
<path d="${torso}" fill="${fill}"/>${folds(p)}<path d="M384 226 h32 v414 h-32z" fill="${p.shade}" opacity=".28"/>${buttons.join("")}
<path d="M300 190 L400 232 L352 290 L276 208 Z M500 190 L400 232 L448 290 L524 208 Z" fill="${p.light}" stroke="${p.shade}" stroke-width="3"/>
<rect x="452" y="326" width="72" height="78" rx="8" fill="none" stroke="${p.shade}" stroke-width="4" opacity=".55"/>`;
};

export const tee: Drawing = (p, title) => {
  const { defs, fill } = pattern(title, p);
  return `${defs}<path d="${shortSleeves}" fill="${fill}"/><path d="${shortSleeves}" fill="${p.shade}" opacity=".28"/>
<path d="${torso}" fill="${fill}"/>${folds(p)}<path d="M300 190 C340 262 460 262 500 190 C460 212 340 212 300 190Z" fill="${p.shade}"/>
<path d="M148 330 L204 386 M652 330 L596 386 M252 622 L548 622" stroke="${p.accent}" stroke-width="9" opacity=".8"/>`;
};

export const jumper: Drawing = (
  p,
) => `<path d="${longSleeves}" fill="${p.shade}"/><path d="${torso}" fill="${p.main}"/>${folds(p)}
<path d="M300 190 C340 250 460 250 500 190 L486 176 C450 206 350 206 314 176Z" fill="${p.light}"/>
<g stroke="${p.light}" stroke-width="5" opacity=".55" fill="none">${[300, 350, 400, 450, 500].map((x) => `<path d="M${x} 270 q12 22 0 44 q-12 22 0 44 q12 22 0 44 q-12 22 0 44 q12 22 0 44 q-12 22 0 44 q12 22 0 44"/>`).join("")}</g>
<path d="M254 606 H546 V640 H254Z M138 540 L206 552 L204 584 L134 572Z M662 540 L594 552 L596 584 L666 572Z" fill="${p.light}"/>`;

export const varsity: Drawing = (
  p,
) => `<path d="${longSleeves}" fill="#3c3d44"/><path d="${torso}" fill="${p.main}"/>${folds(p)}
<path d="M396 220 h8 v420 h-8z" fill="${p.shade}"/>${[290, 370, 450, 530].map((y) => `<circle cx="400" cy="${y}" r="10" fill="#f4f1ea"/>`).join("")}
<path d="M300 190 C340 244 460 244 500 190 L488 178 C450 208 350 208 312 178Z" fill="#3c3d44"/><path d="M252 612H548V640H252Z" fill="#3c3d44"/>
<text x="474" y="376" font-family="Georgia,serif" font-weight="700" font-size="96" fill="#f4f1ea" text-anchor="middle">P</text>`;

export const jacket: Drawing = (
  p,
  title,
) => `<path d="${longSleeves}" fill="${p.shade}"/><path d="${torso}" fill="${p.main}"/>${folds(p)}
<path d="M300 190 L400 320 L500 190 C460 214 340 214 300 190Z" fill="${p.accent}"/>
<path d="M296 188 L400 330 L330 372 L262 232Z M504 188 L400 330 L470 372 L538 232Z" fill="${p.light}" stroke="${p.shade}" stroke-width="3"/>
<path d="M400 330 V640" stroke="${/zip/i.test(title) ? "#f0efe9" : p.shade}" stroke-width="9" ${/zip/i.test(title) ? 'stroke-dasharray="7 7"' : ""}/>
<path d="M272 500 h76 M452 500 h76" stroke="${p.shade}" stroke-width="10" stroke-linecap="round"/>
<circle cx="424" cy="430" r="9" fill="${p.accent}"/><circle cx="424" cy="530" r="9" fill="${p.accent}"/>`;

export const tuxedo: Drawing = (p) => `<path d="${longSleeves}" fill="${p.shade}"/><path d="${torso}" fill="${p.main}"/>
<path d="M312 194 L400 470 L488 194 C450 214 350 214 312 194Z" fill="#faf8f4"/>
<path d="M296 188 C312 290 350 400 400 470 L322 420 L262 236Z M504 188 C488 290 450 400 400 470 L478 420 L538 236Z" fill="${p.shade}"/>
<path d="M400 226 L352 202 V252Z M400 226 L448 202 V252Z" fill="#27262c"/><circle cx="400" cy="226" r="11" fill="#27262c"/>
${[290, 345, 400].map((y) => `<circle cx="400" cy="${y}" r="6" fill="#27262c"/>`).join("")}<path d="M400 470 V640" stroke="${p.shade}" stroke-width="5"/>
<circle cx="400" cy="510" r="9" fill="#27262c"/><path d="M454 330 h56 l-6 -26 -20 18 -12 -24 -12 26z" fill="#faf8f4"/>`;

export const skirt: Drawing = (p, title) => {
  const { defs, fill } = pattern(title, p);
  return `${defs}<path d="M318 150 C350 172 450 172 482 150 L520 180 L506 330 H294 L280 180Z" fill="${fill}"/><path d="M280 180 L226 250 L262 292 L296 250Z M520 180 L574 250 L538 292 L504 250Z" fill="${p.shade}"/>
<path d="M298 360 H502 L584 640 H216Z" fill="${fill}"/><path d="M298 346 H502 V378 H298Z" fill="${p.shade}"/>
<path d="M350 380 L318 640 M400 380 V640 M450 380 L482 640" stroke="${p.shade}" stroke-width="5" opacity=".5"/>`;
};

export const shoes: Drawing = (p) => {
  const shoe = `<path d="M0 0 h92 c8 70 40 96 108 116 c34 10 40 34 40 62 h-246 c-12 -60 2 -120 6 -178z" fill="${p.main}"/><path d="M-8 178 h250 v26 q0 12 -12 12 h-226 q-12 0 -12 -12z" fill="${p.accent}"/>
<path d="M96 40 l48 -10 M102 74 l50 -12 M118 106 l46 -18" stroke="${p.light}" stroke-width="10" stroke-linecap="round"/><circle cx="40" cy="62" r="30" fill="${p.light}"/><path d="M180 178 c4 -34 20 -50 58 -48 v48z" fill="${p.light}" opacity=".7"/>`;
  return `<g transform="translate(190 330) rotate(-8 120 100)" opacity=".96">${shoe}</g><g transform="translate(360 424)">${shoe}</g>`;
};

export const bag: Drawing = (
  p,
) => `<path d="M300 320 C300 150 500 150 500 320" fill="none" stroke="${p.shade}" stroke-width="22"/>
<path d="M196 310 H604 L640 616 Q642 640 618 640 H182 Q158 640 160 616Z" fill="${p.main}"/><path d="M196 310 H604 L612 384 C520 436 280 436 188 384Z" fill="${p.light}"/>
<rect x="368" y="396" width="64" height="54" rx="10" fill="#d9ac55"/><rect x="386" y="412" width="28" height="22" rx="5" fill="${p.shade}"/>
<path d="M176 602 H624" stroke="${p.light}" stroke-width="5" stroke-dasharray="14 10"/>`;

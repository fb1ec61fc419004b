import type { Drawing } from "./clothes.ts";

export const sofa: Drawing = (
  p,
) => `<path d="M170 600 v40 M630 600 v40" stroke="#7b5536" stroke-width="20" stroke-linecap="round"/>
<rect x="150" y="300" width="500" height="240" rx="46" fill="${p.shade}"/><rect x="176" y="322" width="218" height="190" rx="30" fill="${p.main}"/><rect x="406" y="322" width="218" height="190" rx="30" fill="${p.main}"/>
<rect x="110" y="398" width="92" height="208" rx="42" fill="${p.light}"/><rect x="598" y="398" width="92" height="208" rx="42" fill="${p.light}"/>
<rect x="190" y="468" width="206" height="80" rx="26" fill="${p.light}"/><rect x="404" y="468" width="206" height="80" rx="26" fill="${p.light}"/><rect x="180" y="538" width="440" height="64" rx="20" fill="${p.main}"/>
<rect x="224" y="392" width="96" height="88" rx="20" fill="${p.accent}" transform="rotate(-8 270 436)"/>`;

export const armchair: Drawing = (
  p,
) => `<path d="M262 590 L244 640 M538 590 L556 640" stroke="#7b5536" stroke-width="18" stroke-linecap="round"/>
<path d="M250 250 Q400 170 550 250 L560 540 H240Z" fill="${p.shade}"/><path d="M284 276 Q400 216 516 276 L520 500 H280Z" fill="${p.main}"/>
<path d="M340 262 V496 M400 252 V496 M460 262 V496" stroke="${p.shade}" stroke-width="5" opacity=".6"/>
<rect x="190" y="400" width="88" height="200" rx="42" fill="${p.light}"/><rect x="522" y="400" width="88" height="200" rx="42" fill="${p.light}"/><rect x="264" y="472" width="272" height="78" rx="28" fill="${p.light}"/><rect x="262" y="536" width="276" height="64" rx="18" fill="${p.main}"/>`;

export const beanbag: Drawing = (
  p,
) => `<path d="M330 210 C450 160 520 230 560 350 C640 450 690 640 560 640 H230 C100 640 160 450 230 370 C270 320 290 230 330 210Z" fill="${p.main}"/>
<path d="M330 210 C380 300 320 470 230 640 M400 196 C500 330 520 520 560 640" stroke="${p.light}" stroke-width="8" fill="none" opacity=".6"/><ellipse cx="400" cy="392" rx="130" ry="62" fill="${p.shade}" opacity=".55"/>`;

export const table: Drawing = (
  p,
) => `<path d="M212 330 L176 640 M588 330 L624 640" stroke="${p.shade}" stroke-width="26" stroke-linecap="round"/><path d="M300 340 L286 600 M500 340 L514 600" stroke="${p.shade}" stroke-width="18" opacity=".6"/>
<rect x="130" y="286" width="540" height="52" rx="14" fill="${p.main}"/><path d="M150 300 H640 M180 322 H610" stroke="${p.light}" stroke-width="5" opacity=".8"/>
<path d="M352 286 v-58 q48 -26 96 0 v58z" fill="#f4efe6"/><path d="M400 226 q-40 -70 -8 -110 M400 226 q34 -60 22 -96" stroke="#6f8a5d" stroke-width="10" fill="none" stroke-linecap="round"/>`;

export const drawers: Drawing = (p, title) => {
  const rows = /bedside/i.test(title) ? [330, 450] : [270, 370, 470];
  const top = (rows[0] ?? 300) - 50;
  return `<path d="M240 590 L226 640 M560 590 L574 640" stroke="${p.shade}" stroke-width="22" stroke-linecap="round"/><rect x="206" y="${top}" width="388" height="${600 - top}" rx="14" fill="${p.main}"/><rect x="186" y="${top - 22}" width="428" height="36" rx="10" fill="${p.light}"/>
${rows.map((y) => `<rect x="236" y="${y}" width="328" height="82" rx="10" fill="${p.light}" stroke="${p.shade}" stroke-width="4"/><circle cx="340" cy="${y + 41}" r="11" fill="${p.shade}"/><circle cx="460" cy="${y + 41}" r="11" fill="${p.shade}"/>`).join("")}`;
};

export const lamp: Drawing = (
  p,
) => `<circle cx="400" cy="420" r="210" fill="#fff3c4" opacity=".55"/><path d="M400 0 V250" stroke="#4c4440" stroke-width="8"/><rect x="378" y="236" width="44" height="40" rx="8" fill="${p.shade}"/>
<path d="M384 272 H416 L560 452 H240Z" fill="${p.main}"/><path d="M384 272 H402 L330 452 H240Z" fill="${p.light}" opacity=".8"/><path d="M240 452 H560 L552 474 H248Z" fill="${p.shade}"/><circle cx="400" cy="486" r="42" fill="#ffe9a3"/>`;

const leaves = `<g fill="#6f8f5c"><path d="M400 350 C330 300 300 200 330 130 C390 190 410 280 400 350Z"/><path d="M400 350 C440 270 500 220 566 220 C550 300 480 350 400 350Z" fill="#87a56f"/><path d="M400 350 C340 310 260 280 214 300 C250 350 330 376 400 350Z" fill="#5d7c4d"/></g>`;

export const pot: Drawing = (p) =>
  `${leaves}<path d="M250 340 H550 L510 612 Q506 640 478 640 H322 Q294 640 290 612Z" fill="${p.main}"/><path d="M250 340 H340 L350 640 H322 Q294 640 290 612Z" fill="${p.light}" opacity=".7"/><rect x="230" y="318" width="340" height="54" rx="14" fill="${p.shade}"/>`;

export const smallPots: Drawing = (p) => {
  const one = `<path d="M0 0 H150 L128 150 Q126 164 112 164 H38 Q24 164 22 150Z" fill="${p.main}"/><path d="M0 0 H150 L147 26 H3Z" fill="${p.light}"/><path d="M75 0 q-26 -50 -52 -52 q4 40 52 52 q26 -54 54 -56 q-6 44 -54 56z" fill="#7d9a68"/>`;
  return `<g transform="translate(150 476)">${one}</g><g transform="translate(326 476)">${one}</g><g transform="translate(502 476)">${one}</g><g transform="translate(238 300) scale(.98)">${one}</g><g transform="translate(414 300) scale(.98)">${one}</g>`;
};

export const candle: Drawing = (
  p,
) => `<circle cx="400" cy="210" r="130" fill="#ffe7ae" opacity=".6"/><path d="M400 140 C440 196 438 250 400 258 C362 250 360 196 400 140Z" fill="#f3a73b"/><path d="M400 188 C418 216 416 248 400 252 C384 248 382 216 400 188Z" fill="#ffe9a3"/><path d="M400 250 V300" stroke="#4b3c35" stroke-width="7"/>
<ellipse cx="400" cy="312" rx="130" ry="30" fill="${p.light}"/><path d="M270 312 V610 Q270 640 300 640 H500 Q530 640 530 610 V312 C530 354 270 354 270 312Z" fill="${p.main}"/><path d="M270 312 V610 Q270 640 300 640 H330 V346 C292 340 270 330 270 312Z" fill="${p.light}" opacity=".7"/><rect x="320" y="430" width="160" height="104" rx="10" fill="#fffaf0"/><path d="M350 466 H450 M366 494 H434" stroke="${p.accent}" stroke-width="8" stroke-linecap="round"/>`;

export const pillows: Drawing = (p, title) => {
  const knit = /knit/i.test(title)
    ? `<path d="M-120 -70 l240 140 M-120 -10 l180 105 M-60 -105 l180 105 M120 -70 l-240 140 M120 -10 l-180 105 M60 -105 l-180 105" stroke="${p.light}" stroke-width="9" opacity=".7"/>`
    : `<path d="M-126 -40 H126 M-130 40 H130" stroke="${p.accent}" stroke-width="10" opacity=".8"/>`;
  const one = (fill: string): string =>
    `<path d="M-150 -130 Q0 -96 150 -130 Q118 0 150 130 Q0 98 -150 130 Q-118 0 -150 -130Z" fill="${fill}"/>${knit}`;
  return `<g transform="translate(300 470) rotate(-10)">${one(p.shade)}</g><g transform="translate(490 500) rotate(9)">${one(p.main)}</g>`;
};

export const bed: Drawing = (
  p,
) => `<rect x="120" y="220" width="560" height="260" rx="34" fill="#b98a5b"/><rect x="110" y="420" width="580" height="190" rx="30" fill="${p.shade}"/>
<rect x="160" y="350" width="220" height="120" rx="44" fill="#ffffff" stroke="${p.shade}" stroke-width="5"/><rect x="420" y="350" width="220" height="120" rx="44" fill="#ffffff" stroke="${p.shade}" stroke-width="5"/>
<path d="M110 470 Q400 420 690 470 V600 Q690 620 660 620 H140 Q110 620 110 600Z" fill="${p.light}"/><path d="M200 500 q60 30 30 118 M440 470 q70 40 20 150 M600 490 q20 50 -10 128" stroke="${p.shade}" stroke-width="6" fill="none"/><path d="M140 620 v20 M660 620 v20" stroke="#7b5536" stroke-width="22" stroke-linecap="round"/>`;

export const wateringCan: Drawing = (
  p,
) => `<path d="M300 330 C300 170 520 170 540 330" fill="none" stroke="${p.shade}" stroke-width="24"/><path d="M540 420 C650 420 650 580 540 590" fill="none" stroke="${p.shade}" stroke-width="24"/>
<path d="M270 330 H552 L572 612 Q574 640 546 640 H276 Q248 640 250 612Z" fill="${p.main}"/><path d="M262 520 L120 330 L156 306 L268 440Z" fill="${p.light}"/><path d="M92 334 L150 282 L176 316 L124 364Z" fill="${p.shade}"/><path d="M252 590 H570" stroke="${p.light}" stroke-width="12"/>`;

export const trowel: Drawing = (p) =>
  `<g transform="rotate(28 400 400)"><path d="M400 660 C320 590 318 480 336 400 H464 C482 480 480 590 400 660Z" fill="#a9b0b5"/><path d="M400 650 C360 590 356 480 366 402 H400Z" fill="#cfd5d9"/><path d="M388 300 h24 v110 h-24z" fill="#80878c"/><rect x="366" y="120" width="68" height="190" rx="30" fill="${p.main}"/><rect x="380" y="140" width="18" height="150" rx="9" fill="${p.light}"/></g>`;

export const fence: Drawing = (p, title) => {
  const peak = /fence/i.test(title) ? 34 : 0;
  const slats = [150, 240, 330, 420, 510, 600].map(
    (x, at) =>
      `<path d="M${x} ${250 + peak} L${x + 29} ${250 - peak} L${x + 58} ${250 + peak} V640 H${x}Z" fill="${at % 2 ? p.main : p.light}"/><path d="M${x + 18} 330 V600 M${x + 40} 360 V620" stroke="${p.shade}" stroke-width="4" opacity=".4"/>`,
  );
  return `<rect x="120" y="340" width="570" height="36" fill="${p.shade}"/><rect x="120" y="530" width="570" height="36" fill="${p.shade}"/>${slats.join("")}`;
};

export const parcel: Drawing = (p) =>
  `<path d="M400 250 L610 340 V560 L400 650 L190 560 V340Z" fill="${p.main}"/><path d="M400 430 L610 340 V560 L400 650Z" fill="${p.shade}"/><path d="M400 250 L610 340 L400 430 L190 340Z" fill="${p.light}"/><path d="M295 295 L505 385 V445 L540 430 V370 L330 280Z" fill="${p.accent}"/>`;

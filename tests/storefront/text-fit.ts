import type { Page } from "playwright-core";

/**
 * Texts of the floating show that a shopper cannot read whole: wider than their control or the screen, or cut by what is around
 * them. A box that scrolls hides nothing, and what ends with an ellipsis by design is the merchant's own title.
 */
export function textsCutOff(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const faults: string[] = [];
    // What slides in is measured where it comes to rest.
    const moving = document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations === 1);
    await Promise.all(moving.map((each) => each.finished.catch(() => null)));
    const walker = document.createTreeWalker(
      document.querySelector("live-basket") ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    const shortened = (style: CSSStyleDeclaration) =>
      style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent?.trim();
      if (!element || !text || element.closest("template, noscript, script, style, .paniere-unseen, [inert]")) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const { left, right, top, bottom, width } = range.getBoundingClientRect();
      if (width === 0) continue;
      if (left < -1 || right > innerWidth + 1) faults.push(`beyond the screen: ${text}`);
      let isOfItsOwn = false;
      for (let box: HTMLElement | null = element; box && box.localName !== "live-basket";) {
        const style = getComputedStyle(box);
        if (shortened(style) || style.clipPath !== "none") break;
        const at = box.getBoundingClientRect();
        const isControl = !isOfItsOwn && box.matches("button, a, label, legend, p, li");
        const cutsX = isControl || style.overflowX !== "visible";
        const cutsY = (isControl && box.matches("button, label")) || ["hidden", "clip"].includes(style.overflowY);
        if (cutsX && style.display !== "inline" && (left < at.left - 1 || right > at.right + 1)) {
          faults.push(`wider than ${box.className}: ${text}`);
        }
        if (cutsY && style.display !== "inline" && (top < at.top - 2 || bottom > at.bottom + 2)) {
          faults.push(`higher than ${box.className}: ${text}`);
        }
        if (["auto", "scroll"].includes(style.overflowY)) break;
        // What has a place of its own, such as a tag on a card's edge, is cut by its containing blocks alone.
        isOfItsOwn ||= style.position === "absolute";
        box = style.position === "absolute" ? (box.offsetParent as HTMLElement | null) : box.parentElement;
      }
    }
    return faults;
  });
}

/** All that the floating show says on screen or by name. */
export function textsSaid(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said: string[] = [];
    for (const element of document.querySelectorAll("live-basket *")) {
      if (element.closest("template, noscript, script, style")) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"]) said.push(element.getAttribute(name) ?? "");
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) said.push(node.textContent ?? "");
    }
    return said.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== "");
  });
}

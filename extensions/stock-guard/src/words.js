// @ts-check

/**
 * What the shopper reads, by the storefront's language. `{title}` is the product's, `{units}` what is held of it.
 *
 * @typedef {"none" | "ended" | "more"} Reason
 * @type {Readonly<Record<string, Readonly<Record<Reason, string>>>>}
 */
export const words = {
  EN: {
    none: "“{title}” is kept for the live show right now. Hold it there to buy it.",
    ended: "Your hold on “{title}” has ended. Hold it again in the live show.",
    more: "You hold {units} of “{title}”. Hold more in the live show, or lower the quantity.",
  },
  DE: {
    none: "„{title}“ ist gerade für die Live-Show reserviert. Sichern Sie es sich dort, um es zu kaufen.",
    ended: "Ihre Reservierung für „{title}“ ist abgelaufen. Reservieren Sie es in der Live-Show noch einmal.",
    more: "Für Sie sind {units} Stück von „{title}“ reserviert. Reservieren Sie in der Live-Show mehr oder verringern Sie die Menge.",
  },
  FR: {
    none: "« {title} » est réservé au live en ce moment. Mettez-le de côté dans le live pour l’acheter.",
    ended: "Votre réservation de « {title} » a pris fin. Réservez-le à nouveau dans le live.",
    more: "Vous avez réservé {units} × « {title} ». Réservez-en davantage dans le live ou réduisez la quantité.",
  },
  IT: {
    none: "«{title}» è riservato alla diretta in questo momento. Mettilo da parte nella diretta per acquistarlo.",
    ended: "La tua prenotazione di «{title}» è terminata. Prenotalo di nuovo nella diretta.",
    more: "Hai prenotato {units} × «{title}». Prenotane altri nella diretta oppure riduci la quantità.",
  },
  ES: {
    none: "«{title}» está reservado para el directo en este momento. Resérvalo allí para comprarlo.",
    ended: "Tu reserva de «{title}» ha terminado. Vuelve a reservarlo en el directo.",
    more: "Tienes {units} × «{title}» reservadas. Reserva más en el directo o reduce la cantidad.",
  },
  ID: {
    none: "“{title}” sedang disimpan untuk siaran langsung. Simpan di sana untuk membelinya.",
    ended: "Waktu simpan “{title}” Anda sudah berakhir. Simpan lagi di siaran langsung.",
    more: "Anda menyimpan {units} “{title}”. Simpan lebih banyak di siaran langsung, atau kurangi jumlahnya.",
  },
  TH: {
    none: "“{title}” ถูกกันไว้สำหรับไลฟ์ในขณะนี้ กดจองในไลฟ์ก่อนจึงจะซื้อได้",
    ended: "การจอง “{title}” ของคุณหมดเวลาแล้ว กรุณาจองอีกครั้งในไลฟ์",
    more: "คุณจอง “{title}” ไว้ {units} ชิ้น จองเพิ่มในไลฟ์ หรือลดจำนวนลง",
  },
  MS: {
    none: "“{title}” sedang disimpan untuk siaran langsung. Tempah di sana untuk membelinya.",
    ended: "Tempahan anda untuk “{title}” telah tamat. Tempah semula dalam siaran langsung.",
    more: "Anda menempah {units} “{title}”. Tempah lagi dalam siaran langsung, atau kurangkan kuantiti.",
  },
  VI: {
    none: "“{title}” đang được giữ cho buổi live. Hãy giữ hàng trong buổi live để mua.",
    ended: "Thời gian giữ “{title}” của bạn đã hết. Hãy giữ lại trong buổi live.",
    more: "Bạn đang giữ {units} “{title}”. Hãy giữ thêm trong buổi live hoặc giảm số lượng.",
  },
  ZH_CN: {
    none: "“{title}”目前为直播保留。请先在直播中锁定，再购买。",
    ended: "您为“{title}”锁定的时间已结束。请在直播中重新锁定。",
    more: "您已锁定 {units} 件“{title}”。请在直播中锁定更多，或减少数量。",
  },
};

/** A title longer than this is cut: what a function answers has a limit. */
const longestTitle = 80;

/**
 * Why a line is turned away, in the storefront's language, or in English.
 *
 * @param {string} language LanguageCode, such as `PT_BR`
 * @param {{ reason: Reason, title: string, units: number }} about
 * @returns {string}
 */
export function refusalText(language, { reason, title, units }) {
  const own = words[language] ?? words[language === "ZH" ? "ZH_CN" : (language.split("_")[0] ?? "")] ?? words["EN"];
  const shown = title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title;
  // As functions, so that a title's "$&" stays what it is.
  return (own?.[reason] ?? "").replace("{units}", () => String(units)).replace("{title}", () => shown);
}

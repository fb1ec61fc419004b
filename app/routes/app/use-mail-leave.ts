import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import type { MailLeave } from "../../ui/home/mail-card.tsx";

/** Asks the merchant, in Shopify's own dialog, to let the app write e-mail consents to the store's customers. */
export function useMailLeave({ allowed, scope }: { readonly allowed: boolean; readonly scope: string }): MailLeave {
  const shopify = useAppBridge();
  const noting = useFetcher();
  const [isOpen, setOpen] = useState(false);
  const [trouble, setTrouble] = useState<MailLeave["trouble"]>(null);

  async function allow() {
    setOpen(true);
    setTrouble(null);
    try {
      const { result } = await shopify.scopes.request([scope]);
      if (result === "granted-all") noting.submit({ wish: "mail" }, { method: "POST" });
      else setTrouble("declined");
    } catch {
      setTrouble("failed");
    }
    setOpen(false);
  }

  return { allowed, asked: isOpen || noting.state !== "idle", trouble, onAllow: () => void allow() };
}

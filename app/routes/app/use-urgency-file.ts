import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";

/** Fetches the file of what a show said to hurry shoppers, with the person's own token, and hands it to the browser. */
export function useUrgencyFile(showId: string) {
  const shopify = useAppBridge();
  const [state, setState] = useState<"idle" | "running" | "failed">("idle");

  async function download(): Promise<void> {
    setState("running");
    try {
      const headers = { Authorization: `Bearer ${await shopify.idToken()}` };
      const answer = await fetch(`/app/shows/${showId}/urgency`, { headers });
      if (!answer.ok) throw new Error(`answered ${answer.status}`);
      const address = URL.createObjectURL(await answer.blob());
      const link = Object.assign(document.createElement("a"), { href: address, download: `urgency-${showId}.csv` });
      link.click();
      URL.revokeObjectURL(address);
      setState("idle");
    } catch {
      setState("failed");
    }
  }

  return { downloading: state === "running", notDownloaded: state === "failed", onDownload: () => void download() };
}

import { useBlocker } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";

/** While there are unsaved changes, a way out of the page waits for Shopify's question; `allow` lets the next ones pass. */
export function useLeaving(changed: boolean) {
  const shopify = useAppBridge();
  const allowed = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      changed && !allowed.current && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (blocker.state !== "blocked") return;
    shopify.saveBar.leaveConfirmation().then(
      () => blocker.proceed(),
      () => blocker.reset(),
    );
  }, [blocker, shopify]);

  useEffect(() => {
    if (changed) allowed.current = false;
  }, [changed]);

  return {
    allow: () => {
      allowed.current = true;
    },
  };
}

import { Banner } from "@shopify/polaris";
import { useEffect, useRef, type ReactNode } from "react";

interface ErrorBannerProps {
  readonly words: string;
  readonly children?: ReactNode;
}

/** Says why something did not happen; takes the focus, so that it is read and seen wherever the page was scrolled to. */
export function ErrorBanner({ words, children }: ErrorBannerProps) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    frame.current?.focus();
    frame.current?.scrollIntoView({ block: "nearest" });
  }, [words]);
  return (
    <div ref={frame} tabIndex={-1} style={{ outline: "none" }}>
      <Banner tone="critical" title={words}>
        {children}
      </Banner>
    </div>
  );
}

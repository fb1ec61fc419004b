import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./room.module.css";

interface StreamCardProps {
  /** Empty while the show has none */
  readonly url: string;
  readonly isLive: boolean;
}

/** A small, silent picture of the stream where the browser can play it, else its address. */
export function StreamCard({ url, isLive }: StreamCardProps) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("room.stream.heading")}
        </Text>
        {url === "" ? (
          <Text as="p" tone="subdued">
            {t("room.stream.none")}
          </Text>
        ) : (
          <Preview key={url} url={url} isLive={isLive} />
        )}
      </BlockStack>
    </Card>
  );
}

function Preview({ url, isLive }: StreamCardProps) {
  const { t } = useTranslation();
  const [playable, setPlayable] = useState(true);
  const video = useRef<HTMLVideoElement>(null);

  // The video may have failed before the page's script ran, and nobody heard it.
  useEffect(() => {
    if (video.current?.error) setPlayable(false);
  }, []);

  return (
    <>
      {playable ? (
        <video
          ref={video}
          className={styles.video}
          src={url}
          controls
          muted
          playsInline
          autoPlay={isLive}
          preload="metadata"
          aria-label={t("room.stream.heading")}
          onError={() => setPlayable(false)}
        />
      ) : (
        <Text as="p" tone="subdued">
          {t("room.stream.cannotPlay")}
        </Text>
      )}
      <div className={styles.address}>
        <Link url={url} target="_blank">
          {t("room.stream.open")}
        </Link>
        <Text as="span" tone="subdued" variant="bodySm" breakWord>
          {url}
        </Text>
      </div>
    </>
  );
}

import { Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";

interface PictureProps {
  readonly url: string | null;
  readonly size?: "small" | "medium" | "large";
}

/** A product's picture beside its name, so it says nothing to a screen reader; an empty frame where there is none. */
export function Picture({ url, size = "small" }: PictureProps) {
  return <Thumbnail source={url ?? ImageIcon} alt="" size={size} />;
}

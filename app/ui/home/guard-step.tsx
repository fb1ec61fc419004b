import { BlockStack, Button, InlineError, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** How far the merchant's wish to switch the guard on has come. */
export interface GuardWish {
  readonly asked: boolean;
  /** Shopify's words when it said no */
  readonly refused: string | null;
  readonly onActivate: () => void;
}

interface GuardStepProps extends GuardWish {
  readonly done: boolean;
  readonly isNext: boolean;
}

/** Whether the stock guard is on at the checkout, what that means, and the way to switch it on. */
export function GuardStep({ done, isNext, asked, refused, onActivate }: GuardStepProps) {
  const { t } = useTranslation();
  if (done) {
    return (
      <Text as="p" tone="subdued">
        {t("home.steps.guard.done")}
      </Text>
    );
  }
  return (
    <BlockStack gap="300" inlineAlign="start">
      {refused === null || asked ? null : (
        <div role="alert">
          <InlineError fieldID="guard" message={t("home.steps.guard.refused", { reason: refused })} />
        </div>
      )}
      <Text as="p" tone="subdued">
        {t("home.steps.guard.todo")}
      </Text>
      <Text as="p" tone="subdued">
        {t("home.steps.guard.without")}
      </Text>
      <Button variant={isNext ? "primary" : "secondary"} onClick={onActivate} loading={asked}>
        {t("home.steps.guard.action")}
      </Button>
    </BlockStack>
  );
}

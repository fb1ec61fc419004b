import { Badge, BlockStack, Button, Card, InlineError, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** How far the merchant's leave to write to shoppers at their turn has come. */
export interface MailLeave {
  readonly allowed: boolean;
  readonly asked: boolean;
  /** The merchant said no when Shopify asked, or the question failed */
  readonly trouble: "declined" | "failed" | null;
  readonly onAllow: () => void;
}

/** Whether shoppers on a waitlist may leave an address for an e-mail at their turn, what it takes, and the way to allow it. */
export function MailCard({ allowed, asked, trouble, onAllow }: MailLeave) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t("home.mail.heading")}
          </Text>
          {allowed ? <Badge tone="success">{t("home.mail.on")}</Badge> : null}
        </InlineStack>
        <Text as="p" tone="subdued">
          {t(allowed ? "home.mail.allowed" : "home.mail.todo")}
        </Text>
        {allowed ? (
          <Text as="p" tone="subdued">
            {t("home.mail.tags")}
          </Text>
        ) : (
          <>
            {trouble === null || asked ? null : (
              <div role="alert">
                <InlineError fieldID="mail" message={t(`home.mail.${trouble}`)} />
              </div>
            )}
            <Button onClick={onAllow} loading={asked}>
              {t("home.mail.action")}
            </Button>
          </>
        )}
      </BlockStack>
    </Card>
  );
}

import { Modal, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

interface DeleteShowModalProps {
  /** Of the show that would be deleted; null keeps the modal closed */
  readonly title: string | null;
  readonly deleting: boolean;
  readonly onCancel: () => void;
  readonly onDelete: () => void;
}

/** Asks before a show is deleted. */
export function DeleteShowModal({ title, deleting, onCancel, onDelete }: DeleteShowModalProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={title !== null}
      onClose={onCancel}
      title={t("shows.confirmDelete.title", { title: title ?? "" })}
      primaryAction={{ content: t("action.delete"), destructive: true, onAction: onDelete, loading: deleting }}
      secondaryActions={[{ content: t("action.cancel"), onAction: onCancel }]}
    >
      <Modal.Section>
        <Text as="p">{t("shows.confirmDelete.body")}</Text>
      </Modal.Section>
    </Modal>
  );
}

import { Button, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RoomCommand } from "./room-command.ts";
import type { RoomShow } from "./room.ts";

interface ShowSwitchProps {
  readonly show: RoomShow;
  readonly asked: readonly RoomCommand[];
  readonly onAsk: (command: RoomCommand) => void;
}

/** Starts and ends the show, after asking whether that is meant. An ended show has none. */
export function ShowSwitch({ show, asked, onAsk }: ShowSwitchProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (show.state === "ended") return null;

  const next = show.state === "live" ? "end" : "start";
  const confirm = () => {
    setOpen(false);
    onAsk({ kind: next });
  };
  const looks = next === "end" ? { tone: "critical" as const } : { variant: "primary" as const };
  return (
    <>
      <Button
        size="large"
        fullWidth
        onClick={() => setOpen(true)}
        loading={asked.some(({ kind }) => kind === next)}
        {...looks}
      >
        {t(`room.${next}`)}
      </Button>
      <Modal
        open={open}
        onClose={() => setOpen(false)}
        title={t(`room.${next}Confirm.title`, { title: show.title })}
        primaryAction={{ content: t(`room.${next}`), onAction: confirm, destructive: next === "end" }}
        secondaryActions={[{ content: t("action.cancel"), onAction: () => setOpen(false) }]}
      >
        <Modal.Section>
          <Text as="p">{t(`room.${next}Confirm.body`)}</Text>
        </Modal.Section>
      </Modal>
    </>
  );
}

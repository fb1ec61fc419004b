-- Never more units taken at a deal's price than the deal has.
ALTER TABLE "live_deal" ADD CONSTRAINT "live_deal_taken_check" CHECK ("taken" >= 0 AND ("units" IS NULL OR "taken" <= "units"));

-- What was shown last of a subject.
CREATE INDEX "urgency_shop_show_id_item_id_kind_id_idx" ON "urgency"("shop", "show_id", "item_id", "kind", "id");

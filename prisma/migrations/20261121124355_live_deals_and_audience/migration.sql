-- CreateEnum
CREATE TYPE "LiveDealState" AS ENUM ('planned', 'running', 'ended');

-- AlterTable
ALTER TABLE "show" ADD COLUMN     "planned_minutes" INTEGER NOT NULL DEFAULT 60,
ADD COLUMN     "recording_from" TIMESTAMPTZ(3),
ADD COLUMN     "recording_url" TEXT,
ADD COLUMN     "stream_delay_ms" INTEGER;

-- AlterTable
ALTER TABLE "deal" ADD COLUMN     "live_deal_id" UUID;

-- AlterTable
ALTER TABLE "hold" ADD COLUMN     "live_deal_id" UUID;

-- CreateTable
CREATE TABLE "live_deal" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "show_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "units" INTEGER,
    "units_per_shopper" INTEGER,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "state" "LiveDealState" NOT NULL DEFAULT 'planned',
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "live_deal_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "urgency" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "show_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "variant_id" BIGINT,
    "kind" TEXT NOT NULL,
    "units" INTEGER,
    "ends_at" TIMESTAMPTZ(3),
    "shown_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "urgency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audience" (
    "shop" TEXT NOT NULL,
    "show_id" UUID NOT NULL,
    "process" TEXT NOT NULL,
    "viewers" INTEGER NOT NULL,
    "seen" BYTEA NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audience_pkey" PRIMARY KEY ("shop","show_id","process")
);

-- CreateIndex
CREATE INDEX "live_deal_shop_show_id_state_idx" ON "live_deal"("shop", "show_id", "state");

-- CreateIndex
CREATE INDEX "live_deal_state_starts_at_idx" ON "live_deal"("state", "starts_at");

-- CreateIndex
CREATE INDEX "urgency_shop_show_id_shown_at_idx" ON "urgency"("shop", "show_id", "shown_at");

-- CreateTable
CREATE TABLE "inventory_item" (
    "shop" TEXT NOT NULL,
    "id" BIGINT NOT NULL,
    "tracked" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "news_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "inventory_item_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "restocked_line" (
    "shop" TEXT NOT NULL,
    "refund_id" BIGINT NOT NULL,
    "line_id" BIGINT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "restocked_line_pkey" PRIMARY KEY ("shop","refund_id","line_id")
);

-- CreateIndex
CREATE INDEX "restocked_line_shop_line_id_idx" ON "restocked_line"("shop", "line_id");

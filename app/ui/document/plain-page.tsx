import type { ReactNode } from "react";
import styles from "./plain-page.module.css";

interface PlainPageProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page outside the admin: a heading and a few words. */
export function PlainPage({ title, children }: PlainPageProps) {
  return (
    <main className={styles["page"]}>
      <h1>{title}</h1>
      {children}
    </main>
  );
}

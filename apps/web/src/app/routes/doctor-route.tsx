import { useTranslations } from "use-intl";
import { useUnreadTitle } from "#features/chats/use-unread-title.ts";
import { DoctorPage } from "#features/doctor/doctor-page.tsx";

export function DoctorRoute() {
  useUnreadTitle(useTranslations("doctor")("title"));
  return <DoctorPage />;
}

import type { TeamRole } from "@platform/contract";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Menu, menuChoice } from "#components/menu.tsx";

const roles = ["owner", "staff", "viewer"] as const satisfies readonly TeamRole[];

/** One of the three roles, each with what it may do. */
export function RoleChoice(props: {
  label: string;
  value: TeamRole;
  busy?: boolean;
  onChange: (role: TeamRole) => void;
}) {
  const t = useTranslations("team");
  return (
    <Menu
      trigger={
        <Button
          className="min-h-9"
          busy={props.busy ?? false}
          aria-label={`${props.label}: ${t(`role.${props.value}`)}`}
        >
          {t(`role.${props.value}`)}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
      entries={[
        menuChoice({
          label: props.label,
          value: props.value,
          options: roles.map((value) => ({
            value,
            label: (
              <span className="flex flex-col py-1">
                <span>{t(`role.${value}`)}</span>
                <span className="max-w-64 text-tag text-meta">{t(`may.${value}`)}</span>
              </span>
            ),
          })),
          onChange: props.onChange,
        }),
      ]}
    />
  );
}

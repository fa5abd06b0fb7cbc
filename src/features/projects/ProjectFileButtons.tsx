// The open project into a file, and a project out of one.
import { useRef } from 'react';
import { exportProject } from '../../commands/exportProject.ts';
import { importProjects } from '../../commands/importProject.ts';
import { Button } from '../../components/controls/Button.tsx';
import { useApp } from '../appContext.tsx';

export function ProjectFileButtons({
  onStart,
}: {
  /** How far it is stands on the page, behind the dialog. */
  onStart: () => void;
}) {
  const app = useApp();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        onClick={() => {
          onStart();
          void exportProject(app);
        }}
      >
        Save as a file
      </Button>
      <Button onClick={() => picker.current?.click()}>Open a project file</Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="Project file"
        accept=".cadenza"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          if (files.length === 0) return;
          onStart();
          void importProjects(app, files);
        }}
      />
    </>
  );
}

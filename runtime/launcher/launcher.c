/*
 * Terraform on Windows starts executables only. This one runs plugin.cjs, which lies beside it, with Node.js: node.exe beside it,
 * where it was packed, or else that on the PATH. It hands on its arguments, its standard streams and the exit code, takes Node.js
 * down with it, and goes when Terraform goes, which tells nobody when it is killed.
 *
 * No C runtime: the Windows API is all it needs. build.sh makes the executables.
 */
#include <windows.h>
#include <tlhelp32.h>

#define LONGEST 32768 /* UTF-16 units in a path or a command line, as Windows has it */
#define NEEDS "the huggingface-spaces provider needs Node.js 20.16 or newer on the PATH; "
#define CANNOT "the huggingface-spaces provider cannot "

ULONG _tls_index; /* the linker asks for it, whether threads have storage of their own or not */

static WCHAR folder[LONGEST], node[LONGEST], searched[LONGEST], command[LONGEST];

/* Terraform shows the first line of stdout when a plugin does not start. */
static void fail(const char *message) {
  DWORD written;
  int length = lstrlenA(message);
  WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), message, length, &written, NULL);
  WriteFile(GetStdHandle(STD_ERROR_HANDLE), message, length, &written, NULL);
  ExitProcess(1);
}

static void append(WCHAR *text, const WCHAR *more) {
  if (lstrlenW(text) + lstrlenW(more) >= LONGEST) fail(CANNOT "start: a path is too long\n");
  lstrcatW(text, more);
}

static void find_folder(void) {
  DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
  while (length > 0 && folder[length - 1] != L'\\') length--;
  folder[length] = 0;
}

static void find_node(void) {
  append(node, folder);
  append(node, L"node.exe");
  if (GetFileAttributesW(node) != INVALID_FILE_ATTRIBUTES) return;
  /* With the PATH given, the current folder is not searched. */
  DWORD length = GetEnvironmentVariableW(L"PATH", searched, LONGEST);
  if (length == 0 || length >= LONGEST) fail(NEEDS "there is no node\n");
  length = SearchPathW(searched, L"node.exe", NULL, LONGEST, node, NULL);
  if (length == 0 || length >= LONGEST) fail(NEEDS "there is no node\n");
}

/* What follows this file's own name, which may be quoted. */
static const WCHAR *arguments(void) {
  const WCHAR *rest = GetCommandLineW();
  BOOL quoted = FALSE;
  for (; *rest && (quoted || (*rest != L' ' && *rest != L'\t')); rest++) {
    if (*rest == L'"') quoted = !quoted;
  }
  return rest;
}

/* Puts this process, and with it what it starts, into a job whose only handle it holds. Windows closes that when the process ends,
   and ends what is left in the job. */
static void end_together(void) {
  static JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits;
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
  HANDLE job = CreateJobObjectW(NULL, NULL);
  if (!job || !SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits) ||
      !AssignProcessToJobObject(job, GetCurrentProcess())) {
    fail(CANNOT "make a job\n");
  }
}

static HANDLE open_parent(void) {
  static PROCESSENTRY32W entry;
  entry.dwSize = sizeof entry;
  HANDLE processes = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
  HANDLE parent = NULL;
  for (BOOL more = Process32FirstW(processes, &entry); more; more = Process32NextW(processes, &entry)) {
    if (entry.th32ProcessID != GetCurrentProcessId()) continue;
    parent = OpenProcess(SYNCHRONIZE, FALSE, entry.th32ParentProcessID);
    break;
  }
  CloseHandle(processes);
  return parent;
}

/* Ctrl-C reaches Terraform too, which says what is to be done. */
static BOOL WINAPI outlive_interrupt(DWORD event) {
  return event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT;
}

static HANDLE start_node(void) {
  static STARTUPINFOW startup;
  static PROCESS_INFORMATION started;
  startup.cb = sizeof startup;
  startup.dwFlags = STARTF_USESTDHANDLES;
  startup.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
  startup.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
  startup.hStdError = GetStdHandle(STD_ERROR_HANDLE);
  append(command, L"\"");
  append(command, node);
  append(command, L"\" \"");
  append(command, folder);
  append(command, L"plugin.cjs\"");
  append(command, arguments());
  if (!CreateProcessW(node, command, NULL, NULL, TRUE, 0, NULL, NULL, &startup, &started)) fail(CANNOT "run node.exe\n");
  return started.hProcess;
}

void start(void) {
  find_folder();
  find_node();
  end_together();
  SetConsoleCtrlHandler(outlive_interrupt, TRUE);
  HANDLE parent = open_parent();
  HANDLE either[] = {start_node(), parent};
  DWORD code = 1;
  if (WaitForMultipleObjects(parent ? 2 : 1, either, FALSE, INFINITE) == WAIT_OBJECT_0) GetExitCodeProcess(either[0], &code);
  ExitProcess(code);
}
